package io.github.mailworthy.examples.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** An SMTP server on loopback that takes everything and keeps nothing. */
final class Sink implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    final AtomicLong taken = new AtomicLong();

    Sink() throws IOException {
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the run is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            say(out, "220 sink");
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    while (!line(in).equals(".")) {
                        // gone
                    }
                    taken.incrementAndGet();
                }
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 Ok");
            }
        } catch (IOException gone) {
            // the client hung up
        }
    }

    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[1002];
        int n = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r' && n < line.length) {
                line[n++] = (byte) b;
            }
        }
        return new String(line, 0, n, StandardCharsets.ISO_8859_1);
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
