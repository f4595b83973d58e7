package io.github.mailworthy.mail.jakarta;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Two sessions made from the host's, one of them for SMTPUTF8, and how to reach its server. */
final class Sessions {
    private final Session host;
    private final String protocol;
    private final boolean encrypted;
    private final Session ascii;
    private final Session utf8;

    private Sessions(Session host, String protocol, boolean encrypted, Session ascii, Session utf8) {
        this.host = host;
        this.protocol = protocol;
        this.encrypted = encrypted;
        this.ascii = ascii;
        this.utf8 = utf8;
    }

    static Sessions from(Session host, boolean plaintextAllowed, Duration connect, Duration answer) {
        String protocol = textOr(host.getProperty("mail.transport.protocol"), "smtp");
        Properties properties = new Properties();
        // flat: a host may have put defaults under its properties
        host.getProperties().stringPropertyNames().forEach(n -> properties.setProperty(n, host.getProperty(n)));
        host.getProperties().forEach(properties::putIfAbsent);
        String prefix = "mail." + protocol + ".";
        boolean implicit =
                "smtps".equals(protocol) || Boolean.parseBoolean(properties.getProperty(prefix + "ssl.enable"));
        if (!implicit) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", Boolean.toString(!plaintextAllowed));
        }
        properties.putIfAbsent(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", Long.toString(connect.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(answer.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(answer.toMillis()));
        properties.putIfAbsent(prefix + "executor.writetimeout", TimeLimits.shared());
        properties.setProperty(prefix + "sendpartial", "true");
        properties.setProperty(prefix + "reportsuccess", "false");
        properties.setProperty(prefix + "allow8bitmime", "false");
        properties.setProperty(prefix + "quitwait", "false");
        properties.remove(prefix + "from");
        Sockets.watch(properties, prefix);
        Properties withUtf8 = new Properties();
        withUtf8.putAll(properties);
        properties.setProperty("mail.mime.allowutf8", "false");
        withUtf8.setProperty("mail.mime.allowutf8", "true");
        return new Sessions(
                host,
                protocol,
                implicit || !plaintextAllowed,
                session(properties, host, protocol),
                session(withUtf8, host, protocol));
    }

    /** The same, but all that is said is written down, and so is the certificate that the server shows. */
    Sessions traced(Trace trace, CertificateWatch watch) {
        return new Sessions(host, protocol, encrypted, traced(ascii, trace, watch), traced(utf8, trace, watch));
    }

    private Session traced(Session plain, Trace trace, CertificateWatch watch) {
        Properties properties = new Properties();
        properties.putAll(plain.getProperties());
        String prefix = "mail." + protocol + ".ssl.";
        boolean hosts = properties.containsKey(prefix + "trust")
                || properties.containsKey(prefix + "socketFactory")
                || properties.containsKey(prefix + "socketFactory.class");
        if (!hosts) {
            properties.put(prefix + "socketFactory", watch.trusting());
        } else if (properties.get(prefix + "socketFactory") instanceof SSLSocketFactory factory) {
            properties.put(prefix + "socketFactory", watch.over(factory));
        }
        // the server's answers are wanted; what is said to it is not kept
        properties.setProperty("mail.debug.auth", "true");
        Session session = session(properties, host, protocol);
        session.setDebugOut(trace.stream());
        session.setDebug(true);
        return session;
    }

    private static Session session(Properties properties, Session host, String protocol) {
        Session session = Session.getInstance(properties, new HostsAuthenticator(host));
        try {
            session.setProvider(host.getProvider(protocol));
        } catch (MessagingException noneNow) {
            // told at the first connection: the host may add the implementation until then
        }
        return session;
    }

    private static String textOr(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    Session session(boolean smtpUtf8) {
        return smtpUtf8 ? utf8 : ascii;
    }

    Transport transport(boolean smtpUtf8) throws MessagingException {
        return session(smtpUtf8).getTransport(protocol);
    }

    boolean isEncrypted() {
        return encrypted;
    }

    boolean isAuthenticated() {
        return Boolean.parseBoolean(ascii.getProperty("mail." + protocol + ".auth"));
    }

    /** Where the server is, for people. */
    String server() {
        String host =
                textOr(ascii.getProperty("mail." + protocol + ".host"), textOr(ascii.getProperty("mail.host"), "?"));
        String port = ascii.getProperty("mail." + protocol + ".port");
        return port == null ? host : host + ":" + port;
    }

    /** Asks the authenticator of the host's session. */
    private static final class HostsAuthenticator extends Authenticator {
        private final Session host;

        private HostsAuthenticator(Session host) {
            this.host = host;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return host.requestPasswordAuthentication(
                    getRequestingSite(),
                    getRequestingPort(),
                    getRequestingProtocol(),
                    getRequestingPrompt(),
                    getDefaultUserName());
        }
    }
}
