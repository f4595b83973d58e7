package io.github.mailworthy.mail.feedback.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.mail.Certificates;
import io.github.mailworthy.mail.testing.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnsCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final URI AT = URI.create("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123.pem");

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(NOW);
    private final List<URI> asked = new ArrayList<>();

    private Certificate certificate(String name, String... more) throws IOException, GeneralSecurityException {
        List<String> all = new ArrayList<>(List.of("-startdate", "2026/11/01 00:00:00", "-validity", "60"));
        all.addAll(List.of(more));
        return Certificates.store(folder, name, all.toArray(new String[0])).getCertificate("key");
    }

    private static byte[] pem(Certificate... chain) throws GeneralSecurityException {
        StringBuilder pem = new StringBuilder();
        for (Certificate certificate : chain) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private SnsCertificates serving(byte[] file) {
        return new SnsCertificates(
                address -> {
                    asked.add(address);
                    return file;
                },
                clock);
    }

    @Test
    void a_certificate_of_sns_is_fetched_once_a_day() throws IOException, GeneralSecurityException {
        Certificate sns = certificate("CN=sns.amazonaws.com", "-keyalg", "RSA", "-keysize", "2048");
        SnsCertificates certificates = serving(pem(sns));
        assertEquals(Optional.of(sns.getPublicKey()), certificates.key(AT));
        assertEquals(Optional.of(sns.getPublicKey()), certificates.key(AT));
        assertEquals(1, asked.size());
        clock.advance(Duration.ofDays(1));
        assertEquals(Optional.of(sns.getPublicKey()), certificates.key(AT));
        assertEquals(2, asked.size());
    }

    @Test
    void what_has_run_out_or_does_not_hold_yet_is_not_believed() throws IOException, GeneralSecurityException {
        SnsCertificates certificates =
                serving(pem(certificate("CN=sns.amazonaws.com", "-keyalg", "RSA", "-keysize", "2048")));
        clock.advance(Duration.ofDays(80));
        assertEquals(Optional.empty(), certificates.key(AT));
        clock.advance(Duration.ofDays(-120));
        assertEquals(Optional.empty(), certificates.key(AT));
    }

    @Test
    void what_was_not_issued_to_sns_or_is_weak_is_not_believed() throws IOException, GeneralSecurityException {
        for (String name : List.of("CN=evil.example", "CN=sns.amazonaws.com.evil.example", "O=sns.amazonaws.com")) {
            assertEquals(
                    Optional.empty(),
                    serving(pem(certificate(name, "-keyalg", "RSA", "-keysize", "2048")))
                            .key(AT),
                    name);
        }
        assertEquals(
                Optional.empty(),
                serving(pem(certificate("CN=sns.us-east-1.amazonaws.com", "-keyalg", "RSA", "-keysize", "1024")))
                        .key(AT));
        assertEquals(
                Optional.empty(),
                serving(pem(certificate("CN=sns.eu-west-2.amazonaws.com", "-keyalg", "EC")))
                        .key(AT));
        assertEquals(
                Optional.empty(),
                serving("no certificate".getBytes(StandardCharsets.US_ASCII)).key(AT));
    }

    @Test
    void issuers_that_come_along_must_have_signed() throws IOException, GeneralSecurityException {
        Certificate sns = certificate("CN=sns.amazonaws.com", "-keyalg", "RSA", "-keysize", "2048");
        Certificate other = certificate("CN=Other CA", "-keyalg", "RSA", "-keysize", "2048", "-ext", "bc:c");
        assertEquals(Optional.empty(), serving(pem(sns, other)).key(AT));
    }

    @Test
    void only_files_of_sns_are_asked_for() throws IOException, GeneralSecurityException {
        SnsCertificates certificates = serving(new byte[0]);
        for (String address : List.of(
                "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
                "https://sns.eu-west-1.amazonaws.com/other.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem?x=.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-/../x.pem")) {
            assertEquals(Optional.empty(), certificates.key(URI.create(address)));
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void what_cannot_be_had_is_not_asked_for_again_at_once_and_few_files_a_minute() {
        SnsCertificates certificates = new SnsCertificates(
                address -> {
                    asked.add(address);
                    throw new IOException("no");
                },
                clock);
        certificates.key(AT);
        certificates.key(AT);
        assertEquals(1, asked.size());
        for (int i = 0; i < 100; i++) {
            certificates.key(URI.create("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-" + i + ".pem"));
        }
        assertEquals(10, asked.size());
        clock.advance(Duration.ofMinutes(1));
        certificates.key(AT);
        assertEquals(11, asked.size());
    }
}
