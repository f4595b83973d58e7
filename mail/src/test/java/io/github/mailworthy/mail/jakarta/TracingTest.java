package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Certificate;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a test message tells of the conversation with the server. */
class TracingTest {
    @Test
    void each_step_has_the_servers_answer_and_its_time() throws IOException {
        try (ScriptedServer server = new ScriptedServer().on(".", "250 2.0.0 queued as 4711")) {
            Handover handover = hand(plain(server.session()));
            assertTrue(handover.isAccepted());
            assertEquals(
                    List.of(What.CONNECT, What.SENDER, What.RECIPIENT, What.MESSAGE),
                    handover.steps().stream().map(Step::what).toList());
            assertEquals("250 2.0.0 queued as 4711", handover.steps().get(3).said());
            handover.steps().forEach(step -> {
                assertTrue(step.done(), step::toString);
                assertTrue(step.said().startsWith("2") || step.said().startsWith("354"), step::toString);
                assertTrue(step.took().compareTo(Duration.ZERO) > 0, step::toString);
            });
        }
    }

    @Test
    void the_conversation_ends_in_the_step_that_failed() throws IOException {
        fails(What.SENDER, "MAIL FROM", "550 5.7.1 not you");
        fails(What.RECIPIENT, "RCPT TO", "550 5.1.1 nobody here");
        fails(What.MESSAGE, ".", "554 5.6.0 no such mail");
    }

    @Test
    void no_step_is_left_out_before_the_one_in_which_the_server_fell_silent() throws IOException {
        try (ScriptedServer server = new ScriptedServer().on("DATA", ScriptedServer.SILENCE)) {
            JakartaMailer mailer = JakartaMailer.builder(server.session())
                    .allowingPlaintext()
                    .timeLimits(Duration.ofSeconds(5), Duration.ofMillis(200))
                    .build();
            assertEquals(
                    List.of(What.CONNECT, What.SENDER, What.RECIPIENT, What.MESSAGE),
                    hand(mailer).steps().stream().map(Step::what).toList());
        }
    }

    private static void fails(What what, String command, String reply) throws IOException {
        try (ScriptedServer server = new ScriptedServer().on(command, reply)) {
            Handover handover = hand(plain(server.session()));
            assertFalse(handover.isAccepted());
            Step last = handover.steps().get(handover.steps().size() - 1);
            assertEquals(what, last.what(), handover.steps()::toString);
            assertFalse(last.done());
            assertTrue(last.said().startsWith(reply), last::said);
            assertEquals(what.ordinal(), handover.steps().size() + (what.ordinal() > 2 ? 1 : 0), what::toString);
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_shown_with_the_reason() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty(
                    "mail.smtp.port", Integer.toString(server.getSmtps().getPort()));
            properties.setProperty("mail.smtp.ssl.enable", "true");
            Handover handover = hand(JakartaMailer.over(Session.getInstance(properties)));
            assertFalse(handover.isAccepted());
            Step last = handover.steps().get(handover.steps().size() - 1);
            assertEquals(What.TLS, last.what(), handover.steps()::toString);
            Certificate shown = last.certificate().orElseThrow();
            assertTrue(shown.distrust().orElseThrow().contains("certification path"), shown::toString);
            assertTrue(shown.from().isBefore(shown.until()));
            assertFalse(shown.subject().isEmpty() || shown.issuer().isEmpty());
        } finally {
            server.stop();
        }
    }

    @Test
    void no_password_is_kept() throws IOException {
        try (ScriptedServer server = new ScriptedServer()
                .on("EHLO", "250-localhost\r\n250 AUTH PLAIN")
                .on("AUTH", "535 5.7.8 wrong password")) {
            Properties properties = server.session().getProperties();
            properties.setProperty("mail.smtp.auth", "true");
            Session session = Session.getInstance(properties, new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("ann", "secret");
                }
            });
            Handover handover = hand(plain(session));
            Step last = handover.steps().get(handover.steps().size() - 1);
            assertEquals(What.AUTHENTICATE, last.what(), handover.steps()::toString);
            assertTrue(last.said().contains("535 5.7.8 wrong password"), last::said);
            assertFalse(
                    handover.toString().contains("secret")
                            || handover.toString().contains("AGFubgBzZWNyZXQ="),
                    handover::toString);
        }
    }

    private static JakartaMailer plain(Session session) {
        return JakartaMailer.builder(session).allowingPlaintext().build();
    }

    private static Handover hand(JakartaMailer mailer) {
        OutgoingMessage message = OutgoingMessage.builder()
                .from(new Mailbox("Platform", address("notify@platform.test")))
                .to(address("owner@acme.test"))
                .subject("Test")
                .text("250 this is no answer\n")
                .messageId("<1@platform.test>")
                .date(Instant.EPOCH)
                .build();
        return mailer.tracing().handOver(List.of(message)).get(0);
    }

    private static EmailAddress address(String text) {
        return Optional.of(text)
                .flatMap(each -> EmailAddress.parse(each).address())
                .orElseThrow();
    }
}
