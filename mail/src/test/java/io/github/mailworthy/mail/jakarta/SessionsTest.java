package io.github.mailworthy.mail.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.OutgoingMessage;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a mailer takes from its host's session. */
class SessionsTest {
    @Test
    void a_session_with_another_transport_is_no_session_to_send_by() throws NoSuchProviderException {
        Session session = Session.getInstance(new Properties());
        session.setProvider(new Provider(Provider.Type.TRANSPORT, "smtp", "org.example.Post", "Example", "1"));
        String why = refused(session);
        assertTrue(why.contains("org.example.Post") && why.contains("Angus Mail"), why);
    }

    @Test
    void nor_is_one_with_none() {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "pigeons");
        assertTrue(refused(Session.getInstance(properties)).contains("pigeons"));
    }

    private static String refused(Session session) {
        JakartaMailer.Builder builder = JakartaMailer.builder(session);
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void the_protocol_goes_where_the_host_wants_it_and_nowhere_else() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        ByteArrayOutputStream hosts = new ByteArrayOutputStream();
        try (ScriptedServer server = new ScriptedServer()) {
            Properties properties = server.session().getProperties();
            properties.setProperty("mail.debug", "true");
            Session session = Session.getInstance(properties);
            session.setDebugOut(new PrintStream(hosts, true, UTF_8));
            System.setOut(new PrintStream(shown, true, UTF_8));
            try (JakartaMailer mailer =
                    JakartaMailer.builder(session).allowingPlaintext().build()) {
                assertTrue(mailer.handOver(List.of(message())).get(0).isAccepted());
                assertTrue(mailer.tracing().handOver(List.of(message())).get(0).isAccepted());
            }
        } finally {
            System.setOut(console);
        }
        assertEquals("", shown.toString(UTF_8));
        assertTrue(hosts.toString(UTF_8).contains("RCPT TO:<anna@example.org>"), "what is said is there");
    }

    @Test
    void debugging_that_the_host_has_switched_off_stays_off() throws IOException {
        ByteArrayOutputStream hosts = new ByteArrayOutputStream();
        try (ScriptedServer server = new ScriptedServer()) {
            Properties properties = server.session().getProperties();
            Session session = Session.getInstance(properties);
            properties.setProperty("mail.debug", "true");
            session.setDebugOut(new PrintStream(hosts, true, UTF_8));
            session.setDebug(false);
            try (JakartaMailer mailer =
                    JakartaMailer.builder(session).allowingPlaintext().build()) {
                assertTrue(mailer.handOver(List.of(message())).get(0).isAccepted());
            }
        }
        assertEquals("", hosts.toString(UTF_8));
    }

    private static OutgoingMessage message() {
        return OutgoingMessage.builder()
                .from("Shop", EmailAddress.of("hello@shop.example"))
                .to(EmailAddress.of("anna@example.org"))
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(Instant.EPOCH)
                .build();
    }
}
