package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.sender.dkim.DkimPublicKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Writes messages signed with both kinds of key to {@code target/signed}, for {@code .ci/verify-signatures} to judge. */
class SignedSamplesTest {
    static final String HEAD = String.join(
            "\r\n",
            "Received: from a by b",
            "From: =?UTF-8?Q?Caf=C3=A9?= <cafe@news.example.com>",
            "To: Bob\t <bob@example.net>,",
            "\tSue <sue@example.net>",
            "To: twice@example.net",
            "Subject:",
            "  folded   and \t spaced ",
            "Date: Fri, 11 Jul 2003 21:00:37 -0700",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "List-Unsubscribe: <https://example.com/u?a=b;c>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "");

    /** By name; of the first four jDKIM has another opinion than RFC 6376 §3.4.4. */
    static Map<String, String> bodies() {
        Map<String, String> bodies = new TreeMap<>();
        bodies.put("empty-none", "");
        bodies.put("empty-line-end", "\r\n");
        bodies.put("empty-lines", "\r\n\r\n\r\n");
        bodies.put("empty-blanks", "\r\n \t\r\n");
        bodies.put("plain", "\r\nHi.\r\n");
        bodies.put("blanks", "\r\nHi. \t \r\n\r\n  two   words\t\r\n\r\n\r\n");
        bodies.put("no-line-end", "\r\nwithout an end of line");
        bodies.put("octets", "\r\ncaf\u00E9 \u00FF\u0000\r\n.\r\n..\r\n");
        bodies.put("long-line", "\r\n" + "x".repeat(998) + "\r\n");
        bodies.put("ten-kilobytes", "\r\n" + "a line of text, and another one =3D\r\n".repeat(280));
        return bodies;
    }

    @Test
    void samples_signed_with_both_kinds_of_key_are_left_for_other_verifiers() throws Exception {
        KeyPair rsa = pair("RSA");
        KeyPair ed25519 = pair("Ed25519");
        KeyRing ring = new KeyRing()
                .add(PrivateSigningKey.of("example.com", "rsa", rsa.getPrivate()), Instant.EPOCH)
                .add(PrivateSigningKey.of("example.com", "ed25519", ed25519.getPrivate()), Instant.EPOCH);
        DkimSigner signer = DkimSigner.with(ring, () -> Instant.ofEpochSecond(1_528_637_909));
        Path folder = Files.createDirectories(Path.of("target", "signed"));
        Files.writeString(folder.resolve("keys"), record("rsa", rsa) + record("ed25519", ed25519));
        for (Map.Entry<String, String> each : bodies().entrySet()) {
            byte[] signed = signer.sign((HEAD + each.getValue()).getBytes(StandardCharsets.ISO_8859_1));
            Files.write(folder.resolve(each.getKey() + ".eml"), signed);
            assertEquals(2, new String(signed, StandardCharsets.ISO_8859_1).split("DKIM-Signature:", -1).length - 1);
        }
        try (var files = Files.list(folder)) {
            assertEquals(bodies().size() + 1, files.count());
        }
    }

    private static String record(String selector, KeyPair pair) {
        return selector + "._domainkey.example.com "
                + DkimPublicKey.ofDer(pair.getPublic().getEncoded())
                        .orElseThrow()
                        .record()
                + "\n";
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
