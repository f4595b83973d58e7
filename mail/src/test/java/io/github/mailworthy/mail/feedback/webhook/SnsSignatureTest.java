package io.github.mailworthy.mail.feedback.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What SNS signs is names and values line by line: other fields made of the same lines must not be believed. */
class SnsSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:01:00Z");
    private static final String OURS = "arn:aws:sns:eu-west-1:111111111111:ours";
    private static final String THEIRS = "arn:aws:sns:eu-west-1:999999999999:theirs";
    private static final String CONFIRM = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc";
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn");
    private static final List<String> SUBSCRIPTION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn");
    private static final KeyPair AMAZON = keys();

    private final SesWebhook webhook = SesWebhook.of(Set.of(OURS), address -> Optional.of(AMAZON.getPublic()));

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }

    private static String signed(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(AMAZON.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** The fields in the order in which they are signed. */
    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String canonical(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append('\n').append(value).append('\n'));
        return text.toString();
    }

    private WebhookAnswer post(Map<String, String> fields, String signature) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("SignatureVersion", "2");
        all.put("Signature", signature);
        all.put("SigningCertURL", "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem");
        StringBuilder json = new StringBuilder();
        all.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append(quoted(name))
                .append(':')
                .append(quoted(value)));
        return webhook.receive(Map.of(), json.append('}').toString().getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private static String said(WebhookAnswer answer) {
        return answer.match(
                received -> "received " + received.feedback().size(),
                confirm -> "confirm",
                refused -> refused.why().name());
    }

    private static Map<String, String> notification(String message, String topic) {
        return fields(
                "Message", message,
                "MessageId", "id-1",
                "Timestamp", "2026-11-22T15:00:01.000Z",
                "TopicArn", topic,
                "Type", "Notification");
    }

    @Test
    void a_message_of_many_lines_to_a_strangers_topic_confirms_nothing_for_ours() throws GeneralSecurityException {
        String message = "hello\n"
                + canonical(fields(
                        "MessageId", "forged",
                        "SubscribeURL", CONFIRM,
                        "Timestamp", "2026-11-22T15:00:00.000Z",
                        "Token", "abc",
                        "TopicArn", OURS))
                + "Type\nx";
        Map<String, String> theirs = notification(message, THEIRS);
        Map<String, String> regrouped = fields(
                "Message", "hello",
                "MessageId", "forged",
                "SubscribeURL", CONFIRM,
                "Timestamp", "2026-11-22T15:00:00.000Z",
                "Token", "abc",
                "TopicArn", OURS,
                "Type",
                        "x\nMessageId\nid-1\nTimestamp\n2026-11-22T15:00:01.000Z\nTopicArn\n" + THEIRS
                                + "\nType\nNotification");
        assertEquals(canonical(theirs), canonical(regrouped));
        assertEquals("MALFORMED", said(post(regrouped, signed(canonical(theirs)))));
    }

    @Test
    void no_other_grouping_of_the_same_lines_is_believed() throws GeneralSecurityException {
        String lines = "a\n" + canonical(notification("b", OURS)) + "c";
        Map<String, String> theirs = notification(lines, THEIRS);
        String signature = signed(canonical(theirs));
        for (String name : NOTIFICATION) {
            Map<String, String> fields = new LinkedHashMap<>(notification("b", OURS));
            fields.put("Subject", "s");
            fields.put(name, "a\nb");
            fields.put("TopicArn", name.equals("TopicArn") ? OURS + "\nType\nNotification" : OURS);
            assertEquals(name.equals("Message") ? "FORGED" : "MALFORMED", said(post(fields, signature)), name);
        }
        for (String type : List.of("", "notification", "Notification ", "Notification\n", "Notification\r", "Else")) {
            Map<String, String> fields = new LinkedHashMap<>(notification("b", OURS));
            fields.put("Type", type);
            assertEquals("MALFORMED", said(post(fields, signed(canonical(fields)))), type);
        }
    }

    @Test
    void what_must_be_signed_must_be_there() throws GeneralSecurityException {
        Map<String, String> whole = confirmation("SubscriptionConfirmation");
        assertEquals("confirm", said(post(whole, signed(canonical(whole)))));
        for (String name : SUBSCRIPTION) {
            Map<String, String> fields = new LinkedHashMap<>(whole);
            fields.put(name, "");
            assertEquals("MALFORMED", said(post(fields, signed(canonical(fields)))), name);
        }
        Map<String, String> subject = fields(
                "Message", "{\n}",
                "MessageId", "id-1",
                "Subject", "hello",
                "Timestamp", "t",
                "TopicArn", OURS,
                "Type", "Notification");
        assertEquals("received 0", said(post(subject, signed(canonical(subject)))));
        assertEquals(
                "received 0", said(post(notification("{\n}", OURS), signed(canonical(notification("{\n}", OURS))))));
    }

    private static Map<String, String> confirmation(String type) {
        return fields(
                "Message", "You have chosen",
                "MessageId", "id-1",
                "SubscribeURL", CONFIRM,
                "Timestamp", "2026-11-22T15:00:01.000Z",
                "Token", "abc",
                "TopicArn", OURS,
                "Type", type);
    }

    @Test
    void the_end_of_a_subscription_is_no_question_whether_it_is_wanted() throws GeneralSecurityException {
        Map<String, String> end = confirmation("UnsubscribeConfirmation");
        assertEquals("received 0", said(post(end, signed(canonical(end)))));
    }

    @Test
    void what_a_stranger_writes_breaks_no_line_of_a_log() {
        Map<String, String> fields = new LinkedHashMap<>(notification("m", OURS + "\u0085\u2028" + "x".repeat(1_000)));
        String detail = post(fields, "").match(r -> "", c -> "", WebhookAnswer.Refused::detail);
        assertEquals("not on the list: " + OURS + " xxx", detail.substring(0, 17 + OURS.length() + 4));
        assertEquals(300, detail.length());
    }
}
