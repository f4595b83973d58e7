package io.github.mailworthy.mail.letter;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import jakarta.mail.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** A node that sends what is due, and never ends by itself. */
final class KilledSender {
    private static final int AT_ONCE = 3;

    private KilledSender() {}

    static Outbox outbox(Storage storage, int port, Instant now) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        JakartaMailer mailer = JakartaMailer.builder(Session.getInstance(properties))
                .allowingPlaintext()
                .build();
        Mailbox platform = new Mailbox("The Platform", EmailAddress.of("notices@platform.example"));
        return new Outbox(storage, mailer, InstantSource.fixed(now), platform);
    }

    static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    /** Database, port of the mail server, the present. */
    public static void main(String[] arguments) {
        Outbox outbox = outbox(
                JdbcStorage.on(source(arguments[0])), Integer.parseInt(arguments[1]), Instant.parse(arguments[2]));
        while (true) {
            outbox.runDue(AT_ONCE);
        }
    }
}
