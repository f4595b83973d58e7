package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mailworthy.sender.dkim.DkimPublicKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Signatures as somebody else's verifier, Apache jDKIM, sees them. It knows RSA only, and takes an empty body for one empty line. */
class JdkimTest {
    private static final String HEAD = SignedSamplesTest.HEAD;

    private final KeyPair pair = SignedSamplesTest.pair("RSA");

    @TestFactory
    Stream<DynamicTest> a_signed_message_is_verified() {
        return SignedSamplesTest.bodies().entrySet().stream()
                .filter(each -> !each.getKey().startsWith("empty"))
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertEquals(
                                1, verified(signed(HEAD + each.getValue())).size())));
    }

    @Test
    void a_signature_does_not_survive_a_change_of_what_it_covers() {
        String signed = signed(HEAD + "\r\nPay 10 now.\r\n");
        for (String changed : List.of(
                signed.replace("Pay 10", "Pay 99"),
                signed.replace("spaced", "paced"),
                signed.replace("u?a=b", "u?a=c"),
                signed + "more\r\n",
                "From: mallory@example.com\r\n" + signed,
                "Reply-To: mallory@example.com\r\n" + signed,
                "Subject: other\r\n" + signed)) {
            assertThrows(FailException.class, () -> verified(changed), changed);
        }
    }

    @Test
    void what_a_relay_may_change_breaks_nothing() throws FailException {
        String signed = signed(HEAD + "\r\n  two   words\t\r\n");
        assertEquals(
                1,
                verified("Received: by c\r\n"
                                + signed.replace("two   words\t", "two words").replace("Subject:\r\n ", "SUBJECT :"))
                        .size());
    }

    private String signed(String message) {
        KeyRing ring = new KeyRing().add(PrivateSigningKey.of("example.com", "s1", pair.getPrivate()), Instant.EPOCH);
        byte[] signed = DkimSigner.with(ring, () -> Instant.ofEpochSecond(1_528_637_909))
                .sign(message.getBytes(StandardCharsets.ISO_8859_1));
        return new String(signed, StandardCharsets.ISO_8859_1);
    }

    private List<SignatureRecord> verified(String message) throws FailException {
        String record =
                DkimPublicKey.ofDer(pair.getPublic().getEncoded()).orElseThrow().record();
        try {
            return new DKIMVerifier((method, selector, domain) -> {
                        assertEquals("s1 example.com", selector + " " + domain);
                        return List.of(record);
                    })
                    .verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
