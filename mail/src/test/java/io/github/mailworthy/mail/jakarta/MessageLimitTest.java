package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.mail.Certificates;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message has its time, however its sockets are made: a server that says a word before each limit is cut off all the same. */
class MessageLimitTest {
    private static final EmailAddress ANNA = EmailAddress.of("anna@example.org");

    private ScriptedServer server;
    private JakartaMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        mailer.close();
        server.close();
    }

    @Test
    void with_the_platforms_sockets() {
        drips(server.session().getProperties());
    }

    @Test
    void with_sockets_of_the_hosts() {
        Properties properties = server.session().getProperties();
        properties.put("mail.smtp.socketFactory", SocketFactory.getDefault());
        drips(properties);
    }

    @Test
    void with_sockets_that_the_host_names() {
        Properties properties = server.session().getProperties();
        properties.put("mail.smtp.socketFactory.class", "javax.net.SocketFactory");
        drips(properties);
    }

    @Test
    void with_encryption_of_the_hosts(@TempDir Path folder) throws IOException, GeneralSecurityException {
        SSLContext context = encrypt(folder);
        Properties properties = server.session().getProperties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.ssl.enable", "true");
        properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
        drips(properties);
    }

    @Test
    void with_encryption_of_the_hosts_and_trust_of_another_kind(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        SSLContext context = encrypt(folder);
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtps");
        properties.setProperty("mail.smtps.host", "localhost");
        properties.setProperty("mail.smtps.port", Integer.toString(server.port()));
        properties.put("mail.smtps.ssl.socketFactory", context.getSocketFactory());
        properties.setProperty("mail.smtps.ssl.trust", "*");
        drips(properties);
    }

    @Test
    void with_trust_and_encryption_in_the_place_of_plain_sockets(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        encrypt(folder);
        Properties properties = server.session().getProperties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.socketFactory.class", "javax.net.ssl.SSLSocketFactory");
        properties.setProperty("mail.smtp.ssl.trust", "localhost");
        drips(properties);
    }

    @Test
    void where_a_factory_of_the_hosts_fails_no_other_socket_is_made() {
        Properties properties = server.session().getProperties();
        properties.put("mail.smtp.socketFactory", new NoSockets());
        properties.setProperty("mail.smtp.socketFactory.fallback", "true");
        mailer = JakartaMailer.builder(Session.getInstance(properties))
                .allowingPlaintext()
                .build();
        assertInstanceOf(Receipt.TryLater.class, send().receipts().get(ANNA));
        assertEquals(0, server.connections.get());
    }

    private SSLContext encrypt(Path folder) throws IOException, GeneralSecurityException {
        SSLContext context = Certificates.localhost(folder);
        server.close();
        server = new ScriptedServer(context.getServerSocketFactory());
        return context;
    }

    private void drips(Properties properties) {
        Session session = Session.getInstance(properties);
        mailer = JakartaMailer.builder(session).allowingPlaintext().build();
        assertTrue(send().isAccepted(), "the first encryption takes its time");
        server.on(".", ScriptedServer.DRIP);
        Duration limit = Duration.ofMillis(200);
        Receipt receipt;
        do {
            // a machine that is busy takes longer to get to the message's end
            limit = limit.multipliedBy(2);
            mailer.close();
            mailer = JakartaMailer.builder(session)
                    .allowingPlaintext()
                    .messageLimit(limit)
                    .build();
            receipt = send().receipts().get(ANNA);
        } while (!(receipt instanceof Receipt.Unknown) && limit.toMinutes() < 1);
        String why = "the server took longer than " + limit + " for one message";
        assertEquals(new Receipt.Unknown(why), receipt);
        server.on(".", "250 2.0.0 Ok");
        assertTrue(send().isAccepted(), "on another connection");
        server.on("MAIL", ScriptedServer.DRIP);
        assertInstanceOf(Receipt.TryLater.class, send().receipts().get(ANNA));
        server.on("MAIL", "250 Ok").on("EHLO", ScriptedServer.DRIP);
        Handover opening = send();
        assertInstanceOf(Receipt.TryLater.class, opening.receipts().get(ANNA));
        assertEquals(What.CONNECT, opening.steps().get(0).what());
        assertTrue(opening.steps().get(0).said().contains(why), opening::toString);
        Handover traced = mailer.tracing().handOver(List.of(message())).get(0);
        assertTrue(traced.steps().toString().contains(why), traced::toString);
        assertEquals(0, server.endured.get(), "the server is cut off, not waited for");
    }

    private Handover send() {
        return mailer.handOver(List.of(message())).get(0);
    }

    private static OutgoingMessage message() {
        return OutgoingMessage.builder()
                .from("Shop", EmailAddress.of("hello@shop.example"))
                .to(ANNA)
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(Instant.EPOCH)
                .build();
    }
}
