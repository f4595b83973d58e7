package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.feedback.form.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for our own signatures in a report: where it was sent to, and which message it answers. */
final class ProofCheck {
    private static final String[] SENT_TO = {"to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"};
    private static final int MOST = 20;

    private final SendingProof signed;
    private final InstantSource clock;

    ProofCheck(SendingProof signed, InstantSource clock) {
        this.signed = signed;
        this.clock = clock;
    }

    /** What the addresses prove to which the report came, whatever it says. */
    Proof of(Report report) {
        return check(sentTo(report), List.of()).orElse(Proof.none());
    }

    /** What is proved of one piece of feedback, by where the report came to or by the message it names. */
    Proof of(Report report, Feedback feedback) {
        List<String> reported = Stream.of(feedback.originalRecipient(), feedback.finalRecipient())
                .flatMap(Optional::stream)
                .toList();
        return check(sentTo(report), reported)
                .or(() -> feedback.originalMessageId().flatMap(id -> check(List.of(id), reported)))
                .orElse(Proof.none());
    }

    private Optional<Proof> check(List<String> texts, List<String> reported) {
        Instant now = clock.instant();
        return texts.stream()
                .flatMap(text -> signed.check(text, reported, now).stream())
                .findFirst();
    }

    private static List<String> sentTo(Report report) {
        List<String> addresses = new ArrayList<>();
        for (String field : SENT_TO) {
            addresses.addAll(report.addresses(field));
        }
        return addresses.subList(0, Math.min(MOST, addresses.size()));
    }
}
