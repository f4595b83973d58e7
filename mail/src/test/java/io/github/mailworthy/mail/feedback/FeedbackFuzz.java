package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.ReadLimits;
import io.github.mailworthy.feedback.Reading;
import io.github.mailworthy.mail.feedback.webhook.WebhookFuzz;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a coverage-guided fuzzer comes in ({@code mvn -Pfuzz}, see CONTRIBUTING). The first byte says what the rest is: a
 * digit up to 6 a webhook's body, 7 a return path, 8 a Message-ID; all else is a mail as a whole.
 */
public final class FeedbackFuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SendingProof PROOF = SendingProof.at(
                    "bounces.example",
                    ProofKeys.of(Map.of('a', "0123456789abcdef".getBytes(StandardCharsets.UTF_8)), 'a'))
            .withPrefix("b+");
    private static final FeedbackReader READER = FeedbackReader.standard().with(PROOF, InstantSource.fixed(NOW));
    private static final String SIGNED =
            PROOF.returnPath(new AccountId("acme"), EmailAddress.of("kim@remote.example"), NOW);

    private FeedbackFuzz() {}

    /** Called by the fuzzer: whatever is thrown is a find. */
    public static void fuzzerTestOneInput(byte[] data) {
        int kind = data.length == 0 ? -1 : data[0] - '0';
        if (kind < 0 || kind > 8) {
            mail(data);
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        if (kind < 7) {
            WebhookFuzz.body(kind, rest, NOW);
        } else {
            path(new String(rest, StandardCharsets.UTF_8));
        }
    }

    private static void mail(byte[] data) {
        Reading ours = READER.read(data, Proof.by(Proof.How.HOST));
        Reading strangers = READER.read(data);
        if (Math.max(ours.feedback().size(), strangers.feedback().size())
                > ReadLimits.standard().recipients()) {
            throw new IllegalStateException("more than the limit");
        }
        if (strangers.feedback().stream().anyMatch(it -> it.proof().verified())
                && !new String(data, StandardCharsets.ISO_8859_1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("~")) {
            throw new IllegalStateException("believed without a signature");
        }
    }

    private static void path(String text) {
        PROOF.check(text, List.of("kim@remote.example", text), NOW);
        int cut = Math.min(text.length(), SIGNED.length());
        String near = SIGNED.substring(0, SIGNED.length() - cut) + text;
        if (PROOF.check(near, List.of(), NOW).isPresent() && !near.strip().equalsIgnoreCase(SIGNED)) {
            String plain = near.strip().toLowerCase(java.util.Locale.ROOT);
            if (!plain.endsWith(SIGNED.substring(SIGNED.indexOf('+') + 1)) && !plain.startsWith("<")) {
                throw new IllegalStateException("believed: " + near);
            }
        }
    }
}
