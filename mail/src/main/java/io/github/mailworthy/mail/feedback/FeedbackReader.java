package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.ReadLimits;
import io.github.mailworthy.feedback.Reading;
import io.github.mailworthy.feedback.Reading.Cut;
import io.github.mailworthy.feedback.Reading.Result;
import io.github.mailworthy.mail.feedback.form.Finding;
import io.github.mailworthy.mail.feedback.form.Form;
import io.github.mailworthy.mail.feedback.form.Forms;
import io.github.mailworthy.mail.feedback.form.Report;
import io.github.mailworthy.mail.feedback.mime.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads any bounce or complaint: the bytes of one mail in, its feedback out, one for each recipient.
 *
 * <p>Total: it never throws on any bytes, and its limits hold for time and memory, too. Safe to use from many threads.
 *
 * <p>What a mail claims is not proof. Unless the caller says otherwise, feedback comes out unverified, and texts that
 * nobody knows are not guessed at.
 */
public final class FeedbackReader {
    private final ReadLimits limits;
    private final BounceRules rules;

    private final Optional<ProofCheck> check;

    private FeedbackReader(ReadLimits limits, BounceRules rules, Optional<ProofCheck> check) {
        this.limits = limits;
        this.rules = rules;
        this.check = check;
    }

    /** A reader with the standard limits and the receivers' words that come with the library. */
    public static FeedbackReader standard() {
        return new FeedbackReader(ReadLimits.standard(), BounceRules.with(ReceiverWords.standard()), Optional.empty());
    }

    /** The same reader with other limits. */
    public FeedbackReader with(ReadLimits other) {
        return new FeedbackReader(other, rules, check);
    }

    /** The same reader, which believes what answers messages that this proof was sent with. */
    public FeedbackReader with(SendingProof proof, InstantSource clock) {
        return new FeedbackReader(limits, rules, Optional.of(new ProofCheck(proof, clock)));
    }

    /** Reads one mail of which nothing is known. */
    public Reading read(byte[] mail) {
        return read(mail, Proof.none());
    }

    /** Reads one mail; if it is proven ours, texts that no form knows are guessed at, too. */
    public Reading read(byte[] mail, Proof proof) {
        return read(mail, mail.length, proof);
    }

    /**
     * Reads one mail from a stream, up to the limit; the stream is not closed.
     *
     * @throws IOException if the stream fails
     */
    public Reading read(InputStream mail, Proof proof) throws IOException {
        byte[] data = mail.readNBytes(limits.bytes() + 1);
        return read(data, data.length, proof);
    }

    private Reading read(byte[] data, int length, Proof proof) {
        Mail mail = Mail.of(data, length, limits);
        if (length > limits.bytes()) {
            mail.cut(Cut.BYTES);
        }
        if (mail.fields().count() == 0) {
            return new Reading(blank(data, length) ? Result.EMPTY : Result.NO_MAIL, List.of(), mail.cut());
        }
        Reading reading = read(mail, proven(mail, proof));
        return allTold(reading.feedback())
                ? reading
                : hashed(reading, ContentHash.of(mail, data, Math.min(length, limits.bytes())));
    }

    private static boolean allTold(List<Feedback> feedback) {
        for (Feedback one : feedback) {
            if (!isTold(one)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something in it tells its repetition. */
    private static boolean isTold(Feedback feedback) {
        return feedback.originalMessageId().isPresent();
    }

    private static Reading hashed(Reading reading, String hash) {
        List<Feedback> feedback = reading.feedback().stream()
                .map(one -> isTold(one)
                        ? one
                        : one.with().contentHash(Optional.of(hash)).build())
                .toList();
        return new Reading(reading.result(), feedback, reading.cut());
    }

    private Proof proven(Mail mail, Proof proof) {
        return proof.verified() || check.isEmpty() ? proof : check.get().of(new Report(mail, false));
    }

    private Reading read(Mail mail, Proof proof) {
        Report report = new Report(mail, proof.verified());
        for (Form form : Forms.ALL) {
            List<Finding> findings = form.read(report);
            if (!findings.isEmpty()) {
                return new Reading(Result.FEEDBACK, feedback(findings, report, form, proof), mail.cut());
            }
        }
        return new Reading(report.fromMachine() ? Result.NOT_UNDERSTOOD : Result.UNRELATED, List.of(), mail.cut());
    }

    private List<Feedback> feedback(List<Finding> findings, Report report, Form form, Proof proof) {
        Completion completion = Completion.of(findings, report, rules, form.name());
        Map<String, Feedback> byRecipient = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (byRecipient.size() >= limits.recipients()) {
                report.mail().cut(Cut.RECIPIENTS);
                break;
            }
            Feedback feedback = completion.feedback(finding);
            Proof proven =
                    proof.verified() || check.isEmpty() ? proof : check.get().of(report, feedback);
            byRecipient.putIfAbsent(
                    feedback.recipient().orElse("").toLowerCase(Locale.ROOT) + ' ' + feedback.kind(),
                    proven.verified() ? feedback.with().proof(proven).build() : feedback);
        }
        return byRecipient.values().stream()
                .map(one -> isOfAnother(one, byRecipient.values())
                        ? one.with().proof(Proof.none()).build()
                        : one)
                .toList();
    }

    /** Whether the one whom a proof names has the message, and this failed further on: at an address that theirs stands for. */
    private static boolean isOfAnother(Feedback failed, Collection<Feedback> all) {
        Optional<String> proved = failed.proof().recipient();
        return proved.isPresent()
                && failed.kind() == FeedbackKind.BOUNCE
                && !isAt(failed, proved.get())
                && all.stream().anyMatch(it -> it.kind() == FeedbackKind.DELIVERED && isAt(it, proved.get()));
    }

    private static boolean isAt(Feedback feedback, String address) {
        return feedback.finalRecipient().filter(address::equalsIgnoreCase).isPresent();
    }

    private static boolean blank(byte[] data, int length) {
        for (int i = 0; i < length; i++) {
            if (data[i] > ' ' || data[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
