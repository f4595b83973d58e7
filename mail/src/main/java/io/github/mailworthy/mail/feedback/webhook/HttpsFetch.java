package io.github.mailworthy.mail.feedback.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** One small file over https: no redirects, at most 64 KB, and no longer than was given for all of it. */
final class HttpsFetch implements SnsCertificates.Fetch {
    private static final int MOST = 64 << 10;

    private final Duration timeout;
    private final Optional<SSLSocketFactory> sockets;

    private HttpsFetch(Duration timeout, Optional<SSLSocketFactory> sockets) {
        this.timeout = timeout;
        this.sockets = sockets;
    }

    static HttpsFetch within(Duration timeout) {
        return new HttpsFetch(timeout, Optional.empty());
    }

    /** The same, with these sockets. */
    HttpsFetch with(SSLSocketFactory other) {
        return new HttpsFetch(timeout, Optional.of(other));
    }

    @Override
    public byte[] get(URI address) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        URLConnection opened = address.toURL().openConnection();
        if (!(opened instanceof HttpsURLConnection connection)) {
            throw new IOException("not https");
        }
        sockets.ifPresent(connection::setSSLSocketFactory);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis(timeout));
        connection.setReadTimeout(millis(timeout));
        try {
            if (connection.getResponseCode() != 200) {
                throw new IOException("answered " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                return read(in, connection, end);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] read(InputStream in, HttpsURLConnection connection, long end) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] buffer = new byte[4_096];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            file.write(buffer, 0, length);
            long left = (end - System.nanoTime()) / 1_000_000;
            if (file.size() > MOST || left <= 0) {
                throw new IOException(left <= 0 ? "took too long" : "too big");
            }
            connection.setReadTimeout((int) Math.min(left, Integer.MAX_VALUE));
        }
        return file.toByteArray();
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Math.max(1, duration.toMillis()), Integer.MAX_VALUE);
    }
}
