package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.Certificates;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which server is trusted is the host's to say, and means what it means to Angus Mail. */
class TrustTest {
    private ScriptedServer server;
    private Properties properties;

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_server_that_the_host_trusts_by_name_needs_no_certificate_that_others_vouch_for(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        for (String set : List.of("ssl.socketFactory", "socketFactory")) {
            serve(Certificates.localhost(Files.createDirectory(folder.resolve(set))), set);
            properties.setProperty("mail.smtp.ssl.trust", "mail.example localhost");
            is(true);
            properties.setProperty("mail.smtp.ssl.trust", "mail.example");
            assertTrue(is(false).contains("Server is not trusted: localhost"));
            stop();
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused_unless_names_do_not_count(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        for (String set : List.of("ssl.socketFactory", "socketFactory")) {
            serve(Certificates.elsewhere(Files.createDirectory(folder.resolve(set))), set);
            properties.setProperty("mail.smtp.ssl.trust", "*");
            assertTrue(is(false).contains("localhost"));
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
            is(true);
            stop();
        }
    }

    @Test
    void a_factory_of_Angus_Mails_is_asked_whom_it_trusts(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        serve(Certificates.localhost(folder), "ssl.socketFactory");
        MailSSLSocketFactory factory = new MailSSLSocketFactory();
        properties.put("mail.smtp.ssl.socketFactory", factory);
        factory.setTrustedHosts("mail.example");
        assertTrue(is(false).contains("Server is not trusted: localhost"));
        factory.setTrustedHosts("localhost");
        is(true);
    }

    @Test
    void without_such_trust_a_factory_of_the_hosts_decides(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        SSLContext context = Certificates.localhost(folder);
        for (String set : List.of("ssl.socketFactory", "socketFactory")) {
            serve(context, set);
            is(true);
            stop();
        }
        serve(context, "ssl.socketFactory");
        properties.put("mail.smtp.ssl.socketFactory", SSLContext.getDefault().getSocketFactory());
        assertTrue(is(false).contains("certification path"));
    }

    private void serve(SSLContext context, String factory) throws IOException {
        server = new ScriptedServer(context.getServerSocketFactory());
        properties = server.session().getProperties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.ssl.enable", "true");
        properties.put("mail.smtp." + factory, context.getSocketFactory());
    }

    /** With the trace and without it; what the encryption's step says. */
    private String is(boolean trusted) {
        String said = "";
        try (JakartaMailer mailer = JakartaMailer.over(Session.getInstance(properties))) {
            for (var each : List.of(mailer, mailer.tracing())) {
                Handover handover = each.handOver(List.of(message())).get(0);
                assertEquals(trusted, handover.isAccepted(), handover::toString);
                Step tls = handover.steps().stream()
                        .filter(step -> step.what() == What.TLS)
                        .findFirst()
                        .orElseThrow();
                assertEquals(trusted, tls.done(), handover::toString);
                said = tls.said();
            }
        }
        assertFalse(!trusted && said.isEmpty());
        return said;
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
