package io.github.mailworthy.mail.jakarta;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Whose sockets a session uses: the host's factories, its SOCKS proxy, the platform's. */
final class Sockets {
    private static final int SOCKS_PORT = 1080; // RFC 1928 §3

    private Sockets() {}

    /**
     * Sees to it that each conversation knows its sockets, whoever makes them.
     *
     * @param encrypting whether the session encrypts from the start
     */
    static void watch(Properties properties, String prefix, boolean encrypting) {
        String plain = prefix + "socketFactory";
        String tls = prefix + "ssl.socketFactory";
        // nor are they made another way where a factory fails
        properties.setProperty(plain + ".fallback", "false");
        put(properties, plain, watched(factory(properties, plain).orElseGet(() -> plain(properties, prefix))));
        Optional<SocketFactory> hosts = factory(properties, tls);
        hosts.ifPresent(factory -> put(properties, tls, watched(factory)));
        trust(properties, prefix + "ssl.trust", encrypting && hosts.isPresent() ? tls : plain);
    }

    /**
     * Where a TLS factory connects, Angus Mail prefers {@code ssl.trust} to it, over a socket that nobody is told of: then that trust
     * becomes the factory. Elsewhere its own order stands.
     */
    private static void trust(Properties properties, String name, String connects) {
        String trusted = properties.getProperty(name);
        if (trusted != null && properties.get(connects) instanceof SSLSocketFactory) {
            properties.put(connects, watched(TrustedTls.trusting(trusted)));
            properties.remove(name);
        }
    }

    private static void put(Properties properties, String name, SocketFactory factory) {
        properties.put(name, factory);
        properties.remove(name + ".class");
    }

    private static SocketFactory watched(SocketFactory makes) {
        // Angus Mail lets a TLS factory put encryption over a socket that it makes itself
        return makes instanceof SSLSocketFactory tls ? WatchedTls.over(tls, made -> {}) : new PromptSockets(makes);
    }

    /** The factory that the host named, as an object or by its class. */
    private static Optional<SocketFactory> factory(Properties properties, String name) {
        if (properties.get(name) instanceof SocketFactory object) {
            return Optional.of(object);
        }
        String named = properties.getProperty(name + ".class", "");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
            ClassLoader loader = ofThread == null ? Sockets.class.getClassLoader() : ofThread;
            Object made =
                    Class.forName(named, true, loader).getMethod("getDefault").invoke(null);
            return made instanceof SocketFactory factory ? Optional.of(factory) : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            // as Angus Mail does with its default setting: it goes on with the platform's
            return Optional.empty();
        }
    }

    private static SocketFactory plain(Properties properties, String prefix) {
        String socks = properties.getProperty(prefix + "socks.host", "");
        if (socks.isEmpty() || properties.containsKey(prefix + "proxy.host")) {
            return SocketFactory.getDefault();
        }
        int colon = socks.indexOf(':');
        String port = colon < 0 ? properties.getProperty(prefix + "socks.port", "") : socks.substring(colon + 1);
        String host = colon < 0 ? socks : socks.substring(0, colon);
        return new ThroughSocks(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(host, port(port))));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notGiven) {
            return SOCKS_PORT;
        }
    }

    /** Angus Mail connects what it was given: only sockets at rest are made. */
    private static final class ThroughSocks extends SocketFactory {
        private final Proxy proxy;

        ThroughSocks(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public Socket createSocket() {
            return new Socket(proxy);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(InetAddress.getByName(host), port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            Socket socket = createSocket();
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            Socket socket = createSocket();
            socket.bind(new InetSocketAddress(from, fromPort));
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }
    }
}
