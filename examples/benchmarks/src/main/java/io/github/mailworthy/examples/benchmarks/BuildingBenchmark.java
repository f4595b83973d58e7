package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.Mailworthy;
import io.github.mailworthy.mail.feedback.ProofKeys;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.gate.Sent;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.sender.KeyRing;
import io.github.mailworthy.mail.sender.PrivateSigningKey;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A commercial message of 10 kB, built from its texts, through the gate, asked about, dressed, written and signed, to a mailer that
 * takes the bytes; beside it the bare RSA-2048 signature in it, and the same with a key that signs with what is always the same. What
 * building costs is the last, and the difference of the first two, which are large and therefore say it less well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BuildingBenchmark {
    private static final AccountId SHOP = new AccountId("shop");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final Receipt TAKEN = new Receipt.Accepted(SmtpReply.of("250 2.0.0 Ok"));

    private final byte[] covered = new byte[1200];
    private PrivateSigningKey key;
    private Mailworthy signing;
    private Mailworthy signingForNothing;
    private String text;
    private String html;
    private long octets;

    @Setup
    public void start() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        key = PrivateSigningKey.of("shop.example", "s1", rsa.getPrivate());
        signing = mailworthy(key);
        signingForNothing = mailworthy(new Nothing("shop.example"));
        String line =
                "A line of a letter that is about as long as such lines are, with a word — or two — that is not ASCII.\n";
        text = line.repeat(30);
        html = "<p>" + line.repeat(66) + "</p>";
    }

    private Mailworthy mailworthy(SigningKey signer) {
        return Mailworthy.builder()
                .storage(new InMemoryStorage())
                .accounts(id -> Optional.empty())
                .verifier(address -> {
                    throw new IllegalStateException("not asked here");
                })
                .mailer(messages -> messages.stream()
                        .map(one -> {
                            octets += one.bytes().length;
                            return Handover.same(one, TAKEN);
                        })
                        .toList())
                .platform("The Platform", EmailAddress.of("notices@platform.example"))
                .signingKeys(new KeyRing().add(signer, Instant.EPOCH))
                .returnPaths(SendingProof.at("bounces.platform.example", ProofKeys.of(Map.of('a', new byte[16]), 'a')))
                .unsubscribe(
                        TokenKeys.of("k1", new byte[16]),
                        URI.create("https://mail.platform.example/u/"),
                        EmailAddress.of("unsubscribe@platform.example"))
                .build();
    }

    private OutgoingMessage message() {
        return OutgoingMessage.builder()
                .from("Käthes Bücher", EmailAddress.of("hello@shop.example"))
                .to(EmailAddress.of("max@example.com"))
                .subject("Neue Bücher für den Frühling")
                .text(text)
                .html(html)
                .messageId("1@shop.example")
                .date(Instant.parse("2026-11-22T08:00:00Z"))
                .build();
    }

    /** The signature alone. */
    @Benchmark
    public byte[] bareSignature() {
        return key.sign(covered);
    }

    /** All of it. */
    @Benchmark
    public Sent throughTheGate() {
        return signing.gate().send(SHOP, NEWS, message());
    }

    /** All of it but the signature. */
    @Benchmark
    public Sent throughTheGateUnsigned() {
        return signingForNothing.gate().send(SHOP, NEWS, message());
    }
}
