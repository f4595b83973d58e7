package io.github.mailworthy.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A real mail server in this process: takes mail by SMTP, and lets it be read by IMAP. */
final class Mailboxes implements AutoCloseable {
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    Mailboxes(String... addresses) {
        server.start();
        for (String address : addresses) {
            server.setUser(address, "secret");
        }
    }

    JakartaMailer mailer() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        return JakartaMailer.builder(Session.getInstance(properties))
                .allowingPlaintext()
                .build();
    }

    /** Over TLS from the first octet on; the server's certificate is its own. */
    JakartaMailer encrypted(Optional<String> trusted) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtps");
        properties.setProperty("mail.smtps.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtps.port", Integer.toString(server.getSmtps().getPort()));
        trusted.ifPresent(host -> properties.setProperty("mail.smtps.ssl.trust", host));
        properties.setProperty("mail.smtps.ssl.checkserveridentity", "false");
        return JakartaMailer.over(Session.getInstance(properties));
    }

    /** What a mail program fetches for an address, oldest first, as it came. */
    List<byte[]> fetch(String address) throws MessagingException, IOException {
        GreenMailUser user = server.getUserManager().getUserByEmail(address);
        Session session = Session.getInstance(new Properties());
        List<byte[]> mails = new ArrayList<>();
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), user.getLogin(), "secret");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ((MimeMessage) message).writeTo(bytes);
                mails.add(bytes.toByteArray());
            }
        }
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }
}
