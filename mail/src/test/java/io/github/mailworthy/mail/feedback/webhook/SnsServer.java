package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.mail.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;

/** A TLS server on loopback that gives every request the same answer, or none. */
final class SnsServer implements AutoCloseable {
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
        return new SnsServer(Certificates.localhost(folder), answer);
    }

    static SnsServer silent(Path folder) throws IOException, GeneralSecurityException {
        return new SnsServer(Certificates.localhost(folder), new byte[0]);
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
