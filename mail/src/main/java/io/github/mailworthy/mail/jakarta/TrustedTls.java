package io.github.mailworthy.mail.jakarta;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;

/**
 * A watched factory that is still one of Angus Mail's own: those alone are asked after the handshake whether they trust the server.
 * Angus Mail asks for nothing but encryption over a socket that is there.
 */
final class TrustedTls extends MailSSLSocketFactory {
    private final SSLSocketFactory makes;
    private final MailSSLSocketFactory trusts;

    private TrustedTls(SSLSocketFactory makes, MailSSLSocketFactory trusts) throws GeneralSecurityException {
        this.makes = makes;
        this.trusts = trusts;
    }

    /** Makes sockets by the one and trusts as the other. */
    static SSLSocketFactory over(SSLSocketFactory makes, MailSSLSocketFactory trusts) {
        try {
            return new TrustedTls(makes, trusts);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    /** What Angus Mail makes of the property {@code ssl.trust}: all servers, or those that are named, whatever their certificate. */
    static MailSSLSocketFactory trusting(String servers) {
        try {
            MailSSLSocketFactory trusts = new MailSSLSocketFactory();
            if (servers.equals("*")) {
                trusts.setTrustAllHosts(true);
            } else {
                trusts.setTrustedHosts(servers.split("\\s+", -1));
            }
            return trusts;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    @Override
    public synchronized Socket createSocket(Socket plain, String host, int port, boolean close) throws IOException {
        return makes.createSocket(plain, host, port, close);
    }

    @Override
    public synchronized boolean isServerTrusted(String server, SSLSocket socket) {
        return trusts.isServerTrusted(server, socket);
    }
}
