package io.github.mailworthy.mail.feedback.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsFetchTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private SnsServer server(String... answer) throws IOException, GeneralSecurityException {
        return SnsServer.answering(folder, String.join("\r\n", answer).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] get(SnsServer server) throws IOException {
        return HttpsFetch.within(LONG).with(server.trusted()).get(server.address());
    }

    @Test
    void a_file_is_fetched_over_https() throws IOException, GeneralSecurityException {
        try (SnsServer server = server("HTTP/1.1 200 OK", "Content-Length: 5", "", "hello")) {
            assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), get(server));
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_is_not_believed() throws IOException, GeneralSecurityException {
        try (SnsServer server = server("HTTP/1.1 200 OK", "Content-Length: 5", "", "hello")) {
            assertThrows(SSLException.class, () -> HttpsFetch.within(LONG).get(server.address()));
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException, GeneralSecurityException {
        try (SnsServer server =
                server("HTTP/1.1 302 Found", "Location: https://localhost:1/other.pem", "Content-Length: 0", "", "")) {
            assertEquals(
                    "answered 302",
                    assertThrows(IOException.class, () -> get(server)).getMessage());
            assertEquals(1, server.asked());
        }
    }

    @Test
    void a_file_without_end_is_cut_off() throws IOException, GeneralSecurityException {
        try (SnsServer server = server("HTTP/1.1 200 OK", "", "x".repeat(1 << 20))) {
            assertEquals(
                    "too big",
                    assertThrows(IOException.class, () -> get(server)).getMessage());
        }
    }

    @Test
    void a_server_that_never_answers_is_left() throws IOException, GeneralSecurityException {
        try (SnsServer server = SnsServer.silent(folder)) {
            HttpsFetch impatient = HttpsFetch.within(Duration.ofMillis(300)).with(server.trusted());
            assertThrows(IOException.class, () -> impatient.get(server.address()));
        }
    }

    @Test
    void plain_http_is_refused() {
        assertTrue(assertThrows(
                        IOException.class, () -> HttpsFetch.within(LONG).get(URI.create("http://localhost:1/x.pem")))
                .getMessage()
                .contains("https"));
    }
}
