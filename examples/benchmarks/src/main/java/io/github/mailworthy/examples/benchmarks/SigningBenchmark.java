package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.mail.sender.DkimSigner;
import io.github.mailworthy.mail.sender.PrivateSigningKey;
import io.github.mailworthy.mail.spi.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * DKIM for a message of 10 kB, relaxed/relaxed: the bare signature of {@code java.security} over as many octets as a header has, the
 * whole signing, and the whole but for the signature, which is what we add.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {
    private static final int HEADER = 1_000;

    private final byte[] message = message();
    private final byte[] header = new byte[HEADER];
    private final PrivateKey rsa = key("RSA");
    private final PrivateKey ed25519 = key("Ed25519");
    private final DkimSigner withRsa = signer(PrivateSigningKey.of("example.com", "s1", rsa));
    private final DkimSigner withEd25519 = signer(PrivateSigningKey.of("example.com", "s2", ed25519));
    private final DkimSigner withNothing = signer(new Nothing("example.com"));

    /** The floor for RSA-2048. */
    @Benchmark
    public byte[] bareRsa() throws GeneralSecurityException {
        return bare("SHA256withRSA", rsa);
    }

    /** The floor for Ed25519. */
    @Benchmark
    public byte[] bareEd25519() throws GeneralSecurityException {
        return bare("Ed25519", ed25519);
    }

    /** A message signed with RSA-2048. */
    @Benchmark
    public byte[] signRsa() {
        return withRsa.sign(message);
    }

    /** A message signed with Ed25519. */
    @Benchmark
    public byte[] signEd25519() {
        return withEd25519.sign(message);
    }

    /** A message signed with a key that costs nothing. */
    @Benchmark
    public byte[] signWithoutSignature() {
        return withNothing.sign(message);
    }

    private byte[] bare(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(header);
        return signature.sign();
    }

    private static DkimSigner signer(SigningKey key) {
        return DkimSigner.with((domain, now) -> List.of(key), () -> Instant.EPOCH);
    }

    private static PrivateKey key(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] message() {
        StringBuilder text = new StringBuilder("From: Acme <news@example.com>\r\n"
                + "To: Bob <bob@example.net>\r\n"
                + "Subject: What is new in November\r\n"
                + "Date: Sun, 22 Nov 2026 08:00:00 +0000\r\n"
                + "Message-ID: <0123456789abcdef@example.com>\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n"
                + "List-Unsubscribe: <https://example.com/u/0123456789abcdef>\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\n");
        while (text.length() < 10_240) {
            text.append("  <p style=3D\"margin:0\">A line of a letter,  as it goes out every day.</p>\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
