package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DkimSignerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1528637909);
    private static final String MESSAGE = String.join(
            "\r\n",
            "Received: from x by y",
            "From: Ann <ann@news.example.com>",
            "To: Bob\t <bob@example.net>",
            "Subject: Hello",
            " there  ",
            "Date: Fri, 11 Jul 2003 21:00:37 -0700",
            "List-Unsubscribe: <https://example.com/u>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "",
            "Hi. \t ",
            "  two   words\t",
            "",
            "",
            "");

    @Test
    void the_example_of_RFC_8463_comes_out_bit_for_bit() throws Exception {
        DkimSigner signer = DkimSigner.with((domain, now) -> List.of(Rfc8463.ed25519(), Rfc8463.rsa()), () -> NOW)
                .covering(List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date"));
        String signed = text(signer.sign(Rfc8463.MESSAGE.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(unfolded(Rfc8463.SIGNATURES + Rfc8463.MESSAGE), unfolded(signed));
    }

    @Test
    void what_a_reader_sees_is_covered_and_cannot_be_added_to() throws Exception {
        String signed = unfolded(text(signer(ring("RSA")).sign(bytes(MESSAGE))));
        assertTrue(
                signed.contains(
                        "h=from:to:subject:date:list-unsubscribe:list-unsubscribe-post:from:to:subject:date:reply-to;"),
                signed);
        assertTrue(signed.contains("d=example.com;"));
        assertFalse(signed.contains("l="));
        assertTrue(signed.endsWith(unfolded(MESSAGE)));
    }

    @Test
    void each_key_signs_and_its_signature_holds() throws Exception {
        for (String algorithm : List.of("RSA", "Ed25519")) {
            KeyPair pair = pair(algorithm);
            byte[] signed = signer(new KeyRing()
                            .add(PrivateSigningKey.of("example.com", "s1", pair.getPrivate()), Instant.EPOCH))
                    .sign(bytes(MESSAGE));
            assertTrue(SlowVerifier.verifies(text(signed), pair.getPublic()), algorithm);
            assertFalse(SlowVerifier.verifies(text(signed).replace("two   words", "two words!"), pair.getPublic()));
            assertFalse(SlowVerifier.verifies(text(signed).replace("Hello", "Hallo"), pair.getPublic()));
            assertTrue(SlowVerifier.verifies(text(signed).replace("two   words\t", "two words"), pair.getPublic()));
        }
    }

    @Test
    void an_empty_body_a_missing_body_and_empty_lines_are_one() throws Exception {
        String head = "From: a@example.com\r\n";
        String one = bodyHash(head);
        assertEquals(one, bodyHash(head + "\r\n"));
        assertEquals(one, bodyHash(head + "\r\n\r\n \r\n\r\n"));
        assertEquals("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", one);
        assertEquals(bodyHash(head + "\r\na"), bodyHash(head + "\r\na \r\n\r\n"));
    }

    @Test
    void the_newest_key_that_has_begun_signs() throws Exception {
        KeyPair pair = pair("RSA");
        SigningKey old = PrivateSigningKey.of("example.com", "old", pair.getPrivate());
        SigningKey young = PrivateSigningKey.of("example.com", "young", pair.getPrivate());
        SigningKey ed =
                PrivateSigningKey.of("example.com", "ed", pair("Ed25519").getPrivate());
        KeyRing ring =
                new KeyRing().add(young, NOW).add(old, NOW.minusSeconds(9)).add(ed, NOW.minusSeconds(5));
        assertEquals(List.of(old), ring.find("example.com", NOW.minusSeconds(6)));
        assertEquals(List.of(young, ed), ring.find("a.example.com", NOW));
        assertEquals(List.of(), ring.find("notexample.com", NOW));
        assertEquals(List.of(), ring.find("com", NOW));
        assertEquals(List.of(old, ed), ring.remove("example.com", "young").find("example.com", NOW));
    }

    @Test
    void a_key_held_elsewhere_signs_and_a_strangers_key_does_not() throws Exception {
        SigningKey elsewhere = new SigningKey() {
            @Override
            public String domain() {
                return "example.com";
            }

            @Override
            public String selector() {
                return "kms";
            }

            @Override
            public Algorithm algorithm() {
                return Algorithm.ED25519;
            }

            @Override
            public byte[] sign(byte[] data) {
                assertEquals(32, data.length);
                return new byte[64];
            }
        };
        assertTrue(text(DkimSigner.with((d, n) -> List.of(elsewhere), () -> NOW).sign(bytes(MESSAGE)))
                .contains("s=kms;"));
        byte[] foreign = bytes("From: a@other.com\r\n\r\n");
        DkimSigner signer = DkimSigner.with((d, n) -> List.of(elsewhere), () -> NOW);
        assertThrows(IllegalStateException.class, () -> signer.sign(foreign));
    }

    @Test
    void without_a_key_the_message_stays_and_without_a_from_it_is_refused() {
        assertArrayEquals(bytes(MESSAGE), signer(new KeyRing()).sign(bytes(MESSAGE)));
        byte[] fromless = bytes("To: a@example.com\r\n\r\n");
        DkimSigner signer = signer(new KeyRing());
        assertThrows(IllegalArgumentException.class, () -> signer.sign(fromless));
        assertThrows(IllegalArgumentException.class, () -> signer.covering(List.of("to")));
    }

    @Test
    void weak_and_foreign_keys_are_refused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(768);
        KeyPair weak = generator.generateKeyPair();
        assertThrows(IllegalArgumentException.class, () -> PrivateSigningKey.of("a.com", "s", weak.getPrivate()));
        KeyPair curve = pair("EC");
        assertThrows(IllegalArgumentException.class, () -> PrivateSigningKey.of("a.com", "s", curve.getPrivate()));
    }

    @Test
    void many_threads_sign_alike() throws Exception {
        DkimSigner signer = signer(ring("RSA"));
        String once = text(signer.sign(bytes(MESSAGE)));
        assertTrue(IntStream.range(0, 64)
                .parallel()
                .allMatch(i -> text(signer.sign(bytes(MESSAGE))).equals(once)));
    }

    @Test
    void no_line_of_the_signature_is_long() throws Exception {
        text(signer(ring("RSA")).sign(bytes(MESSAGE))).lines().forEach(line -> assertTrue(line.length() <= 78, line));
    }

    private static String bodyHash(String message) throws Exception {
        String signed = unfolded(text(signer(ring("Ed25519")).sign(bytes(message))));
        int at = signed.indexOf("bh=") + 3;
        return signed.substring(at, signed.indexOf(';', at));
    }

    private static KeyRing ring(String algorithm) throws Exception {
        return new KeyRing()
                .add(PrivateSigningKey.of("example.com", "s1", pair(algorithm).getPrivate()), Instant.EPOCH);
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static DkimSigner signer(KeyRing ring) {
        return DkimSigner.with(ring, () -> NOW);
    }

    /** Without any blank: where a signature is folded says nothing. */
    private static String unfolded(String text) {
        return text.replaceAll("\\s", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
