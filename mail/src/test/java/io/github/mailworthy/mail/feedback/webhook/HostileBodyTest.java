package io.github.mailworthy.mail.feedback.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostileBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PASSWORD = Base64.getEncoder().encodeToString(bytes("user:secret"));
    private static final PostmarkWebhook POSTMARK = PostmarkWebhook.of("user", "secret");
    private static final SparkPostWebhook SPARKPOST = SparkPostWebhook.of("user", "secret");
    private static final List<Webhook> OPEN = List.of(
            MailgunWebhook.of("key", Duration.ofMinutes(5)),
            SesWebhook.of(Set.of("topic"), address -> Optional.empty()));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> authorization(String... values) {
        return Map.of("Authorization", List.of(values));
    }

    private static Optional<Refused> refused(WebhookAnswer answer) {
        return answer.match(received -> Optional.empty(), confirm -> Optional.empty(), Optional::of);
    }

    private static List<Feedback> received(WebhookAnswer answer) {
        return answer.match(WebhookAnswer.Received::feedback, confirm -> List.of(), refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    @Test
    void what_nobody_answers_for_is_read_only_as_far_as_one_event_goes() {
        for (Webhook webhook : OPEN) {
            for (String value : List.of("[],", "1,", "null,", "{},")) {
                byte[] body = bytes("[" + value.repeat(20_000) + "0]");
                assertEquals(
                        Optional.of(new Refused(Refused.Why.MALFORMED, "more than 10000 values")),
                        refused(webhook.receive(Map.of(), body, NOW)));
            }
            assertEquals(
                    Optional.of(new Refused(Refused.Why.MALFORMED, "more than 524288 bytes: 524289")),
                    refused(webhook.receive(Map.of(), new byte[(512 << 10) + 1], NOW)));
        }
    }

    @Test
    void a_provider_that_has_shown_who_it_is_may_send_thousands_of_events() {
        String event =
                "{\"msys\":{\"message_event\":{\"type\":\"bounce\",\"bounce_class\":\"10\",\"rcpt_to\":\"kim@remote.example\",\"event_id\":\"9\",\"a\":\"1\",\"b\":\"2\"}}},";
        Map<String, List<String>> right = authorization("Basic " + PASSWORD);
        assertEquals(
                20_000,
                received(SPARKPOST.receive(right, bytes("[" + event.repeat(20_000) + "{}]"), NOW))
                        .size());
        assertEquals(
                Optional.of("more than 400000 values"),
                refused(SPARKPOST.receive(right, bytes("[" + "1,".repeat(400_000) + "0]"), NOW))
                        .map(Refused::detail));
    }

    @Test
    void headers_without_values_are_no_headers() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1"));
        headers.put("authorization", null);
        headers.put("Authorization", Collections.singletonList(null));
        assertEquals(
                Optional.of(Refused.Why.UNSIGNED),
                refused(POSTMARK.receive(headers, bytes("{}"), NOW)).map(Refused::why));
    }

    @Test
    void a_password_counts_however_its_scheme_is_written_and_wherever_it_stands() {
        for (Map<String, List<String>> right : List.of(
                authorization("basic " + PASSWORD),
                authorization("BASIC  " + PASSWORD + " "),
                authorization("Bearer token", "Basic " + PASSWORD))) {
            assertEquals(Optional.empty(), refused(POSTMARK.receive(right, bytes("{}"), NOW)), right.toString());
        }
        for (Map<String, List<String>> wrong :
                List.of(authorization("Bearer " + PASSWORD), authorization("Basic"), authorization(PASSWORD))) {
            assertEquals(
                    Optional.of(Refused.Why.FORGED),
                    refused(POSTMARK.receive(wrong, bytes("{}"), NOW)).map(Refused::why));
        }
    }

    @Test
    void a_time_that_no_calendar_has_is_none() {
        for (String time : List.of(
                "-999999999-01-01T00:00:00+18:00", "+999999999-12-31T23:59:59-18:00", "1969-12-31T23:59:59Z", "now")) {
            byte[] body = bytes(
                    "{\"RecordType\":\"Bounce\",\"Type\":\"HardBounce\",\"ID\":4,\"Email\":\"kim@remote.example\",\"BouncedAt\":\""
                            + time + "\"}");
            Feedback bounce = received(POSTMARK.receive(authorization("Basic " + PASSWORD), body, NOW))
                    .get(0);
            assertEquals(Optional.empty(), bounce.reportedAt(), time);
        }
    }

    @Test
    void every_text_is_on_one_line() {
        byte[] body = bytes(
                "[{\"msys\":{\"message_event\":{\"type\":\"bounce\",\"rcpt_to\":\"Kim <kim@remote.example>\\r\\n\",\"event_id\":\"9\\n1\",\"message_id\":\"a\\tb\\r\\n@x\",\"raw_reason\":\"550-5.1.1 no such\\r\\n550\\t5.1.1 user\\u0000\\u2028\\u0085!\\n\"}}}]");
        Feedback bounce = received(SPARKPOST.receive(authorization("Basic " + PASSWORD), body, NOW))
                .get(0);
        assertEquals("550-5.1.1 no such 550 5.1.1 user !", bounce.diagnostic());
        assertEquals(Optional.of("<ab@x>"), bounce.originalMessageId());
        assertEquals(Optional.of("9 1"), bounce.eventId());
        assertEquals(Optional.of("kim@remote.example"), bounce.recipient());
        assertTrue(bounce.proof().verified());
    }
}
