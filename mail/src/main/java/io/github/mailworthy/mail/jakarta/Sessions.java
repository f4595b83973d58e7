package io.github.mailworthy.mail.jakarta;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.PropUtil;

/** Two sessions made from the host's, one of them for SMTPUTF8, and how to reach its server. */
final class Sessions {
    private static final String PLAIN = "org.eclipse.angus.mail.smtp.SMTPTransport";
    private static final String ENCRYPTING = "org.eclipse.angus.mail.smtp.SMTPSSLTransport";

    private final Session host;
    private final String protocol;
    private final boolean encrypting;
    private final boolean encrypted;
    private final Session ascii;
    private final Session utf8;

    private Sessions(
            Session host, String protocol, boolean encrypting, boolean encrypted, Session ascii, Session utf8) {
        this.host = host;
        this.protocol = protocol;
        this.encrypting = encrypting;
        this.encrypted = encrypted;
        this.ascii = ascii;
        this.utf8 = utf8;
    }

    static Sessions from(Session host, boolean plaintextAllowed, Duration connect, Duration answer) {
        String protocol = textOr(host.getProperty("mail.transport.protocol"), "smtp");
        boolean encrypting = isEncrypting(host, protocol);
        Properties properties = new Properties();
        // flat: a host may have put defaults under its properties
        host.getProperties().stringPropertyNames().forEach(n -> properties.setProperty(n, host.getProperty(n)));
        host.getProperties().forEach(properties::putIfAbsent);
        String prefix = "mail." + protocol + ".";
        boolean implicit = encrypting || PropUtil.getBooleanProperty(properties, prefix + "ssl.enable", false);
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
        // Angus Mail loses what is said to a chunk
        properties.remove(prefix + "chunksize");
        Sockets.watch(properties, prefix, implicit);
        Properties withUtf8 = new Properties();
        withUtf8.putAll(properties);
        properties.setProperty("mail.mime.allowutf8", "false");
        withUtf8.setProperty("mail.mime.allowutf8", "true");
        return new Sessions(
                host,
                protocol,
                encrypting,
                implicit || !plaintextAllowed,
                session(properties, host),
                session(withUtf8, host));
    }

    /** Whether it encrypts from the start. */
    private static boolean isEncrypting(Session host, String protocol) {
        String provider;
        try {
            provider = host.getProvider(protocol).getClassName();
        } catch (MessagingException none) {
            throw new IllegalArgumentException("the session knows no transport for " + protocol, none);
        }
        if (!provider.equals(PLAIN) && !provider.equals(ENCRYPTING)) {
            throw new IllegalArgumentException("the session's transport for " + protocol + " is " + provider
                    + ", not Angus Mail's: who was refused would not be known");
        }
        return provider.equals(ENCRYPTING);
    }

    /** The same, but all that is said is written down, and so is the certificate that the server shows. */
    Sessions traced(Trace trace, CertificateWatch watch) {
        return new Sessions(
                host, protocol, encrypting, encrypted, traced(ascii, trace, watch), traced(utf8, trace, watch));
    }

    private Session traced(Session plain, Trace trace, CertificateWatch watch) {
        Properties properties = new Properties();
        properties.putAll(plain.getProperties());
        String prefix = "mail." + protocol + ".";
        boolean hosts = properties.containsKey(prefix + "ssl.trust")
                || properties.containsKey(prefix + "ssl.socketFactory")
                || properties.containsKey(prefix + "ssl.socketFactory.class");
        for (String name : List.of(prefix + "ssl.socketFactory", prefix + "socketFactory")) {
            if (properties.get(name) instanceof SSLSocketFactory factory) {
                properties.put(name, watch.over(factory));
                hosts = true;
            }
        }
        if (!hosts) {
            properties.put(prefix + "ssl.socketFactory", watch.trusting());
        }
        // the server's answers are wanted; what is said to it is not kept
        properties.setProperty("mail.debug.auth", "true");
        Session session = session(properties, host);
        session.setDebugOut(trace.stream());
        session.setDebug(true);
        return session;
    }

    private static Session session(Properties properties, Session host) {
        // a session that is made with it writes to the console before anybody can tell it where to
        properties.remove("mail.debug");
        Session session = Session.getInstance(properties, new HostsAuthenticator(host));
        session.setDebugOut(host.getDebugOut());
        session.setDebug(host.getDebug());
        return session;
    }

    private static String textOr(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    Session session(boolean smtpUtf8) {
        return smtpUtf8 ? utf8 : ascii;
    }

    AttentiveTransport transport(boolean smtpUtf8) {
        return new AttentiveTransport(session(smtpUtf8), protocol, encrypting);
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
