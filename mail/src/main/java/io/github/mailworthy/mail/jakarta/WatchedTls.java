package io.github.mailworthy.mail.jakarta;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;

/** A factory that tells what it made; the conversation under way knows what it put encryption over. */
final class WatchedTls extends SSLSocketFactory {
    private final SSLSocketFactory makes;
    private final Consumer<Socket> made;

    private WatchedTls(SSLSocketFactory makes, Consumer<Socket> made) {
        this.makes = makes;
        this.made = made;
    }

    /** One over another. */
    static SSLSocketFactory over(SSLSocketFactory makes, Consumer<Socket> made) {
        WatchedTls watched = new WatchedTls(makes, made);
        return makes instanceof MailSSLSocketFactory trusts ? TrustedTls.over(watched, trusts) : watched;
    }

    private Socket told(Socket socket) {
        made.accept(socket);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return makes.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return makes.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return told(makes.createSocket());
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean close) throws IOException {
        Conversation.opened(plain);
        return told(makes.createSocket(plain, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return told(makes.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return told(makes.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return told(makes.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return told(makes.createSocket(host, port, from, fromPort));
    }
}
