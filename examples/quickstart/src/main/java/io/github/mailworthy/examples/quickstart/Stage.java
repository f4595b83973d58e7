package io.github.mailworthy.examples.quickstart;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.testing.DnsServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The world around the story: an SMTP server and a DNS server in this process, on free ports of the loopback interface, and a database in
 * a file.
 */
final class Stage implements AutoCloseable {
    private static final String ZONE = """
            $ORIGIN test.
            $TTL 300
            @ IN SOA ns hostmaster 1 3600 600 86400 300
            remote IN MX 10 mail.remote
            ; this domain takes no mail any more (RFC 7505)
            good IN MX 0 .
            """;

    private final GreenMail smtp;
    private final DnsServer server;
    private final DnsLookup dns;
    private final JakartaMailer mailer;
    private final Path folder;

    private Stage(GreenMail smtp, DnsServer server, Path folder) {
        this.folder = folder;
        this.smtp = smtp;
        this.server = server;
        this.dns = DnsJavaLookup.builder().server(server.address()).build();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.getSmtp().getPort()));
        // A server on the same machine: everywhere else leave the encryption required, as it is by default.
        this.mailer = JakartaMailer.builder(Session.getInstance(properties))
                .allowingPlaintext()
                .build();
    }

    static Stage start() {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            return new Stage(smtp, DnsServer.start(ZoneFileLookup.of(ZONE)), Files.createTempDirectory("mailworthy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database, opened. Its URL says that neither a killed program nor an interrupted thread harms it. */
    JdbcConnectionPool database() {
        String url = "jdbc:h2:async:" + folder.resolve("quickstart") + ";REUSE_SPACE=FALSE";
        return JdbcConnectionPool.create(url, "sa", "");
    }

    DnsLookup dns() {
        return dns;
    }

    Mailer mailer() {
        return mailer;
    }

    /** A mail that a mail server sent back to us. */
    byte[] received(String name) {
        try (InputStream mail = Stage.class.getResourceAsStream(name)) {
            if (mail == null) {
                throw new IllegalArgumentException("no such mail: " + name);
            }
            return mail.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the SMTP server has taken for an address. */
    List<String> mailbox(String address) {
        List<String> mails = new ArrayList<>();
        try {
            for (MimeMessage message : smtp.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().contains(address)) {
                    mails.add(message.getSubject() + "\n" + GreenMailUtil.getBody(message));
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    @Override
    public void close() {
        mailer.close();
        server.close();
        smtp.stop();
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
