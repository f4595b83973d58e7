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
 * A commercial message of 10 kB through the gate, asked about, dressed, written and signed, to a mailer that takes the bytes, beside the
 * bare RSA signature in it. The difference is what building costs.
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
    private Mailworthy mailworthy;
    private OutgoingMessage message;
    private long octets;

    @Setup
    public void start() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        key = PrivateSigningKey.of("shop.example", "s1", rsa.getPrivate());
        mailworthy = Mailworthy.builder()
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
                .signingKeys(new KeyRing().add(key, Instant.EPOCH))
                .returnPaths(SendingProof.at("bounces.platform.example", ProofKeys.of(Map.of('a', new byte[16]), 'a')))
                .unsubscribe(
                        TokenKeys.of("k1", new byte[16]),
                        URI.create("https://mail.platform.example/u/"),
                        EmailAddress.of("unsubscribe@platform.example"))
                .build();
        String line =
                "A line of a letter that is about as long as such lines are, with a word — or two — that is not ASCII.\n";
        message = OutgoingMessage.builder()
                .from("Käthes Bücher", EmailAddress.of("hello@shop.example"))
                .to(EmailAddress.of("max@example.com"))
                .subject("Neue Bücher für den Frühling")
                .text(line.repeat(30))
                .html("<p>" + line.repeat(66) + "</p>")
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
        return mailworthy.gate().send(SHOP, NEWS, message);
    }
}
