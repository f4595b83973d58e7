package io.github.mailworthy.mail.feedback.webhook;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider's requests, one for each bounce, up to the answer of the gate. */
class BurstByWebhookTest {
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final Map<String, List<String>> PASSWORD = Map.of(
            "authorization",
            List.of("Basic " + Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8))));

    private final World world = new World();
    private final PostmarkWebhook webhook = PostmarkWebhook.of("user", "secret");

    private void bounce(int number) {
        String body = "{\"RecordType\":\"Bounce\",\"Type\":\"HardBounce\",\"ID\":" + number + ",\"Email\":\"c" + number
                + "@remote.example\",\"Details\":\"smtp;550 5.1.1 unknown user\",\"BouncedAt\":\"2026-03-02T08:30:00Z\"}";
        List<Feedback> feedback = webhook.receive(
                        PASSWORD, body.getBytes(StandardCharsets.UTF_8), world.clock.instant())
                .match(WebhookAnswer.Received::feedback, confirm -> List.of(), refused -> List.of());
        assertEquals(1, feedback.size());
        world.mailworthy.feedback().take(SHOP, feedback);
    }

    private boolean isAllowed(int number) {
        return world.mailworthy
                .gate()
                .ask(SHOP, NEWS, EmailAddress.of("c" + number + "@remote.example"))
                .isAllowed();
    }

    @Test
    void requests_that_come_one_by_one_and_twice_trip_the_breaker_as_a_batch_does() {
        for (int i = 0; i < 19; i++) {
            bounce(i);
            bounce(i);
        }
        assertFalse(isAllowed(3));
        bounce(19);
        assertTrue(isAllowed(3));
        assertTrue(isAllowed(19));
        assertEquals(
                "remote.example", world.mailworthy.breaker().bursts(SHOP).get(0).receiver());
    }

    @Test
    void what_the_package_page_shows_is_all_that_a_host_writes() {
        byte[] body = "{\"RecordType\":\"SpamComplaint\",\"ID\":1,\"Email\":\"kim@remote.example\"}"
                .getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = PASSWORD;
        var account = SHOP;
        var mailworthy = world.mailworthy;
        // as on the page
        WebhookAnswer answer = webhook.receive(headers, body, Instant.now());
        List<Feedback> feedback =
                answer.match(received -> received.feedback(), confirm -> List.of(), refused -> List.of());
        mailworthy.feedback().take(account, feedback);
        // until here
        assertFalse(mailworthy
                .gate()
                .ask(SHOP, NEWS, EmailAddress.of("kim@remote.example"))
                .isAllowed());
    }

    @Test
    void the_package_page_shows_what_is_compiled_here() throws IOException {
        String folder = "java/io/github/mailworthy/mail/feedback/webhook/";
        String page = Files.readString(Path.of("src/main/" + folder + "package-info.java"));
        String shown = page.substring(page.indexOf("{@code\n") + 7, page.indexOf("}</pre>"))
                .replace("\n * ", "");
        String compiled = Files.readString(Path.of("src/test/" + folder + "BurstByWebhookTest.java"));
        assertTrue(withoutBlanks(compiled).contains(withoutBlanks(shown.replaceFirst("^ \\* ", ""))), shown);
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
