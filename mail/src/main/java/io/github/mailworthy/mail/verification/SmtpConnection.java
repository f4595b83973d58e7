package io.github.mailworthy.mail.verification;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Lines to and from one mail server, all before a deadline: a server that sends a letter a second does not stretch it. */
final class SmtpConnection implements AutoCloseable {
    private static final int LONGEST_REPLY = 32_768;

    private final long deadline;
    private final Socket plain;
    private Socket socket;
    private InputStream in;

    SmtpConnection(InetSocketAddress server, Duration connect, long deadline) throws IOException {
        this.deadline = deadline;
        this.plain = new Socket();
        this.socket = plain;
        try {
            socket.connect(server, (int) Math.min(connect.toMillis(), left()));
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Reply command(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return reply();
    }

    /** A reply of one or more lines (RFC 5321 §4.2.1). */
    Reply reply() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            String line = line();
            if (line.length() < 3 || !line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Reply(0, line);
            }
            text.append(text.length() == 0 ? "" : "\n").append(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
            }
            if (text.length() > LONGEST_REPLY) {
                throw new IOException("a reply without end");
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_REPLY) {
            socket.setSoTimeout((int) left());
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the server hung up");
            }
            if (octet == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) octet);
        }
        throw new IOException("a line without end");
    }

    private long left() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no time left");
        }
        return left;
    }

    /** Goes on encrypted; whatever certificate the server has, for there is nothing to keep from it (RFC 7435). */
    void encrypt(String host) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
            socket.setSoTimeout((int) left());
            SSLSocket encrypted =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
            encrypted.startHandshake();
            socket = encrypted;
            in = new BufferedInputStream(encrypted.getInputStream());
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not to be had here", e);
        }
    }

    /** Hangs up. An encrypted connection would wait for a silent server's farewell, and nothing that matters is left to be said. */
    @Override
    public void close() throws IOException {
        plain.close();
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
