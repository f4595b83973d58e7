package io.github.mailworthy.mail.feedback.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A TLS server on loopback that gives every request the same answer, or none. */
final class SnsServer implements AutoCloseable {
    private static final char[] PASSWORD = "password".toCharArray();

    private final SSLServerSocket socket;
    private final SSLContext context;
    private final byte[] answer;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private SnsServer(SSLContext context, byte[] answer) throws IOException {
        this.context = context;
        this.answer = answer;
        this.socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "sns-server");
        thread.setDaemon(true);
        thread.start();
    }

    static SnsServer answering(Path folder, byte[] answer) throws IOException, GeneralSecurityException {
        return new SnsServer(context(folder), answer);
    }

    static SnsServer silent(Path folder) throws IOException, GeneralSecurityException {
        return new SnsServer(context(folder), new byte[0]);
    }

    /** A key and a certificate of its own, made by the JDK's keytool; the file is a PKCS #12 store. */
    static KeyStore store(Path folder, String name, String... more) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name.replace('=', '-').replace('.', '-') + ".p12");
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "key",
                "-dname",
                name,
                "-keystore",
                file.toString(),
                "-storepass",
                "password",
                "-storetype",
                "PKCS12",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(java.util.List.of(more));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream said = made.getInputStream()) {
            said.readAllBytes();
            if (made.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = store(folder, "CN=localhost", "-keyalg", "EC");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, PASSWORD);
        roots.setCertificateEntry("server", store.getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    SSLSocketFactory trusted() {
        return context.getSocketFactory();
    }

    URI address() {
        return URI.create("https://localhost:" + socket.getLocalPort() + "/SimpleNotificationService-1.pem");
    }

    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                answer(one);
            } catch (IOException gone) {
                // the next one may stay
            }
        }
    }

    private void answer(Socket one) throws IOException {
        InputStream in = one.getInputStream();
        int newlines = 0;
        for (int c = in.read(); c >= 0 && newlines < 2; c = newlines < 2 ? in.read() : -1) {
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
        asked.incrementAndGet();
        if (answer.length == 0) {
            try {
                closed.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        OutputStream out = one.getOutputStream();
        out.write(answer);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
