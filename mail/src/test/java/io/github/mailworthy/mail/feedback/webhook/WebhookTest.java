package io.github.mailworthy.mail.feedback.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused.Why;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TOPIC = "arn:aws:sns:eu-west-1:1:bounces";
    private static final String CERT = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";

    private static final KeyPair RSA = made("RSA");
    private static final KeyPair OTHER_RSA = made("RSA");
    private static final KeyPair EC = made("EC");

    private static KeyPair made(String algorithm) {
        try {
            return keys(algorithm);
        } catch (GeneralSecurityException noSuchAlgorithm) {
            throw new IllegalStateException(noSuchAlgorithm);
        }
    }

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2_048 : 256);
        return generator.generateKeyPair();
    }

    private static byte[] sign(String algorithm, KeyPair keys, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Feedback> received(WebhookAnswer answer) {
        return answer.match(WebhookAnswer.Received::feedback, c -> List.of(), refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static Why refused(WebhookAnswer answer) {
        return answer.match(
                r -> {
                    throw new AssertionError(r.toString());
                },
                c -> {
                    throw new AssertionError(c.toString());
                },
                WebhookAnswer.Refused::why);
    }

    private static String sns(KeyPair keys, String version, String type, String topic, String cert, String message)
            throws GeneralSecurityException {
        String text = type.equals("Notification")
                ? "Message\n%s\nMessageId\nid-1\nTimestamp\n2026-11-22T12:00:00.000Z\nTopicArn\n%s\nType\n%s\n"
                        .formatted(message, topic, type)
                : "Message\n%s\nMessageId\nid-1\nSubscribeURL\n%s\nTimestamp\n2026-11-22T12:00:00.000Z\nToken\nt\nTopicArn\n%s\nType\n%s\n"
                        .formatted(message, "https://sns.eu-west-1.amazonaws.com/?Action=Confirm", topic, type);
        String signature = Base64.getEncoder()
                .encodeToString(sign(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA", keys, text));
        return """
            {"Type":"%s","MessageId":"id-1","TopicArn":"%s","Message":"%s","Timestamp":"2026-11-22T12:00:00.000Z",
             "SubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=Confirm","Token":"t",
             "SignatureVersion":"%s","Signature":"%s","SigningCertURL":"%s","more":{"in":["the","future"]}}""".formatted(type, topic, message.replace("\"", "\\\""), version, signature, cert);
    }

    private static final String BOUNCE =
            "{\"%s\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"%s\",\"bouncedRecipients\":[{\"emailAddress\":\"kim@remote.example\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"},{\"emailAddress\":\"lee@remote.example\"}],\"feedbackId\":\"f-1\",\"timestamp\":\"2026-11-22T11:59:00Z\"},\"mail\":{\"messageId\":\"m-1\"}}";

    @Test
    void ses_is_believed_in_both_shapes_and_both_signatures() throws GeneralSecurityException {
        KeyPair keys = RSA;
        SesWebhook webhook = SesWebhook.of(Set.of(TOPIC), address -> Optional.of(keys.getPublic()));
        for (String shape : List.of("notificationType", "eventType")) {
            for (String version : List.of("1", "2")) {
                List<Feedback> feedback = received(webhook.receive(
                        Map.of(),
                        bytes(sns(keys, version, "Notification", TOPIC, CERT, BOUNCE.formatted(shape, "General"))),
                        NOW));
                assertEquals(2, feedback.size());
                assertEquals(
                        Optional.of(BounceCategory.NO_SUCH_MAILBOX),
                        feedback.get(0).category());
                assertEquals(Optional.of("f-1"), feedback.get(0).eventId());
                assertTrue(feedback.get(1).proof().verified());
            }
        }
    }

    @Test
    void what_ses_did_not_even_try_is_no_new_evidence() throws GeneralSecurityException {
        KeyPair keys = RSA;
        SesWebhook webhook = SesWebhook.of(Set.of(TOPIC), address -> Optional.of(keys.getPublic()));
        byte[] body = bytes(
                sns(keys, "2", "Notification", TOPIC, CERT, BOUNCE.formatted("eventType", "OnAccountSuppressionList")));
        assertEquals(
                Optional.of(BounceCategory.SUPPRESSED_BY_PROVIDER),
                received(webhook.receive(Map.of(), body, NOW)).get(0).category());
    }

    @Test
    void ses_is_not_believed_without_all_of_it() throws GeneralSecurityException {
        KeyPair keys = RSA;
        KeyPair others = OTHER_RSA;
        SesWebhook webhook = SesWebhook.of(Set.of(TOPIC), address -> Optional.of(keys.getPublic()));
        String right = sns(keys, "2", "Notification", TOPIC, CERT, BOUNCE.formatted("eventType", "General"));
        assertEquals(Why.FORGED, refused(webhook.receive(Map.of(), bytes(right.replace("kim@", "tim@")), NOW)));
        assertEquals(Why.UNKNOWN_TOPIC, refused(webhook.receive(Map.of(), bytes(right.replace(":1:", ":2:")), NOW)));
        assertEquals(Why.MALFORMED, refused(webhook.receive(Map.of(), bytes("[[["), NOW)));
        assertEquals(Why.MALFORMED, refused(webhook.receive(Map.of(), bytes("[".repeat(100_000)), NOW)));
        assertEquals(
                Why.FORGED,
                refused(webhook.receive(
                        Map.of(),
                        bytes(sns(others, "2", "Notification", TOPIC, CERT, BOUNCE.formatted("eventType", "General"))),
                        NOW)));
        for (String cert : List.of(
                "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem",
                "https://bucket.s3.amazonaws.com/x.pem",
                "https://sns.bucket.s3.amazonaws.com/x.pem",
                "http://sns.eu-west-1.amazonaws.com/x.pem",
                "https://a@sns.eu-west-1.amazonaws.com/x.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
                "nonsense")) {
            assertEquals(
                    Why.NO_CERTIFICATE,
                    refused(webhook.receive(
                            Map.of(),
                            bytes(sns(
                                    keys, "2", "Notification", TOPIC, cert, BOUNCE.formatted("eventType", "General"))),
                            NOW)),
                    cert);
        }
    }

    @Test
    void a_subscription_is_confirmed_by_whoever_wants_it() throws GeneralSecurityException {
        KeyPair keys = RSA;
        WebhookAnswer answer = SesWebhook.of(Set.of(TOPIC), address -> Optional.of(keys.getPublic()))
                .receive(Map.of(), bytes(sns(keys, "1", "SubscriptionConfirmation", TOPIC, CERT, "hello")), NOW);
        assertEquals(
                "sns.eu-west-1.amazonaws.com",
                answer.match(r -> "", confirm -> confirm.address().getHost(), r -> r.toString()));
    }

    @Test
    void sendgrid_is_believed_by_its_signature_and_only_for_a_while() throws GeneralSecurityException {
        KeyPair keys = EC;
        SendGridWebhook webhook = SendGridWebhook.of(
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()), Duration.ofMinutes(10));
        String body =
                "[{\"event\":\"bounce\",\"email\":\"kim@remote.example\",\"reason\":\"550 5.1.1 no such user\",\"status\":\"5.1.1\",\"sg_event_id\":\"e1\",\"timestamp\":1795348800},"
                        + "{\"event\":\"bounce\",\"type\":\"blocked\",\"email\":\"a@b.example\",\"reason\":\"unable to get mx info\"},"
                        + "{\"event\":\"spamreport\",\"email\":\"c@b.example\"},{\"event\":\"open\",\"email\":\"d@b.example\"}]";
        String time = "" + NOW.getEpochSecond();
        Map<String, List<String>> headers = Map.of(
                "x-twilio-email-event-webhook-signature",
                List.of(Base64.getEncoder().encodeToString(sign("SHA256withECDSA", keys, time + body))),
                "X-Twilio-Email-Event-Webhook-Timestamp",
                List.of(time));
        List<Feedback> feedback = received(webhook.receive(headers, bytes(body), NOW));
        assertEquals(
                List.of(FeedbackKind.BOUNCE, FeedbackKind.BOUNCE, FeedbackKind.COMPLAINT),
                feedback.stream().map(Feedback::kind).toList());
        assertEquals(Why.FORGED, refused(webhook.receive(headers, bytes(body + " "), NOW)));
        assertEquals(Why.REPLAYED, refused(webhook.receive(headers, bytes(body), NOW.plusSeconds(601))));
        assertEquals(Why.UNSIGNED, refused(webhook.receive(Map.of(), bytes(body), NOW)));
    }

    @Test
    void mailgun_is_believed_by_its_hmac_and_only_for_a_while() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes("key"), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(bytes(NOW.getEpochSecond() + "tok")));
        String next = HexFormat.of().formatHex(mac.doFinal(bytes(NOW.getEpochSecond() + "next")));
        String body =
                "{\"signature\":{\"timestamp\":\"%s\",\"token\":\"tok\",\"signature\":\"%s\"},\"event-data\":{\"event\":\"failed\",\"severity\":\"permanent\",\"reason\":\"%s\",\"recipient\":\"kim@remote.example\",\"id\":\"x\",\"message\":{\"headers\":{\"message-id\":\"m.1@sender.example\"}},\"delivery-status\":{\"code\":550,\"message\":\"5.1.1 unknown user\"}}}";
        MailgunWebhook webhook = MailgunWebhook.of("key", Duration.ofMinutes(10));
        Feedback bounce = received(webhook.receive(
                        Map.of(), bytes(body.formatted(NOW.getEpochSecond(), signature, "bounce")), NOW))
                .get(0);
        assertEquals(Optional.of("<m.1@sender.example>"), bounce.originalMessageId());
        assertEquals(550, bounce.replyCode().getAsInt());
        assertEquals(
                Optional.of(BounceCategory.SUPPRESSED_BY_PROVIDER),
                received(webhook.receive(
                                Map.of(),
                                bytes(body.replace("\"tok\"", "\"next\"")
                                        .formatted(NOW.getEpochSecond(), next, "suppress-bounce")),
                                NOW))
                        .get(0)
                        .category());
        assertEquals(
                Why.FORGED,
                refused(webhook.receive(
                        Map.of(), bytes(body.formatted(NOW.getEpochSecond() + 1, signature, "bounce")), NOW)));
        assertEquals(
                Why.REPLAYED,
                refused(webhook.receive(
                        Map.of(),
                        bytes(body.formatted(NOW.getEpochSecond(), signature, "bounce")),
                        NOW.plusSeconds(700))));
    }

    @Test
    void a_signature_of_mailgun_is_believed_with_one_event_only() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes("key"), "HmacSHA256"));
        String time = "" + NOW.getEpochSecond();
        String body =
                "{\"signature\":{\"timestamp\":\"%s\",\"token\":\"tok\",\"signature\":\"%s\"},\"event-data\":{\"event\":\"complained\",\"recipient\":\"kim@remote.example\",\"id\":\"x\"}}"
                        .formatted(time, HexFormat.of().formatHex(mac.doFinal(bytes(time + "tok"))));
        MailgunWebhook webhook = MailgunWebhook.of("key", Duration.ofMinutes(10));
        assertEquals(1, received(webhook.receive(Map.of(), bytes(body), NOW)).size());
        assertEquals(
                1,
                received(webhook.receive(Map.of(), bytes(body), NOW.plusSeconds(60)))
                        .size());
        assertEquals(
                Why.REPLAYED,
                refused(webhook.receive(
                        Map.of(), bytes(body.replace("kim@", "lee@").replace("\"x\"", "\"y\"")), NOW.plusSeconds(60))));
    }

    @Test
    void signatures_are_forgotten_when_they_are_believed_no_more() {
        SignaturesSeen seen = new SignaturesSeen(Duration.ofMinutes(5));
        assertTrue(seen.isFirst(1, 1, NOW));
        assertFalse(seen.isFirst(1, 2, NOW.plusSeconds(600)));
        assertTrue(seen.isFirst(1, 2, NOW.plusSeconds(601)));
        for (int i = 2; i < 200_000; i++) {
            seen.isFirst(i, i, NOW.plusSeconds(602));
        }
        assertTrue(seen.isFirst(1, 3, NOW.plusSeconds(603)), "the oldest goes first");
        assertFalse(seen.isFirst(199_999, 3, NOW.plusSeconds(603)));
    }

    @Test
    void postmark_and_sparkpost_are_believed_by_their_password() {
        Map<String, List<String>> right =
                Map.of("authorization", List.of("Basic " + Base64.getEncoder().encodeToString(bytes("user:secret"))));
        Map<String, List<String>> wrong =
                Map.of("Authorization", List.of("Basic " + Base64.getEncoder().encodeToString(bytes("user:guess"))));
        byte[] postmark = bytes(
                "{\"RecordType\":\"Bounce\",\"Type\":\"HardBounce\",\"ID\":42,\"Email\":\"kim@remote.example\",\"Details\":\"smtp;550 5.1.1 unknown user\",\"BouncedAt\":\"2026-11-22T11:00:00Z\"}");
        byte[] sparkpost = bytes(
                "[{\"msys\":{\"message_event\":{\"type\":\"bounce\",\"bounce_class\":\"22\",\"rcpt_to\":\"kim@remote.example\",\"raw_reason\":\"552 full\",\"event_id\":\"9\"}}},{\"msys\":{}}]");
        PostmarkWebhook first = PostmarkWebhook.of("user", "secret");
        SparkPostWebhook second = SparkPostWebhook.of("user", "secret");
        assertEquals(
                Optional.of("42"),
                received(first.receive(right, postmark, NOW)).get(0).eventId());
        assertEquals(
                Optional.of(BounceCategory.MAILBOX_FULL),
                received(second.receive(right, sparkpost, NOW)).get(0).category());
        assertEquals(Why.FORGED, refused(first.receive(wrong, postmark, NOW)));
        assertEquals(Why.UNSIGNED, refused(second.receive(Map.of(), sparkpost, NOW)));
        assertEquals(Why.MALFORMED, refused(second.receive(right, bytes("{"), NOW)));
    }
}
