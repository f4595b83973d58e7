package io.github.mailworthy.feedback;

import com.google.common.hash.Hashing;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * That a piece of feedback was taken, so that its repetition is told apart: written in the same change as what it did.
 *
 * @param weight the {@linkplain #gravity gravest} that was taken for this message and recipient
 * @param at when it was taken last
 */
public record Seen(int weight, Instant at) {
    /** The kind of these rows in a store. */
    public static final Kind<Seen> KIND = new Kind<>("seen", Seen.class);

    /**
     * The row of a piece of feedback: by the message and the recipient, else by the provider's id of the event, else by the
     * report's content; a complaint apart from a bounce. Only a hash is kept.
     *
     * @return empty if nothing tells it from another
     */
    public static Optional<Key<Seen>> key(AccountId account, EmailAddress recipient, Feedback feedback) {
        String what = feedback.kind() == FeedbackKind.BOUNCE
                ? "bounce"
                : feedback.kind().name();
        return feedback.originalMessageId()
                .map(id -> "message\n" + id)
                .or(() -> feedback.eventId().map(id -> "event\n" + id))
                .or(() -> feedback.contentHash().map(hash -> "content\n" + hash))
                .map(name -> KIND.key(
                        account,
                        Hashing.sha256()
                                .hashString(what + "\n" + recipient.key() + "\n" + name, StandardCharsets.UTF_8)
                                .toString()));
    }

    /**
     * How grave a piece of feedback is among those about the same message and recipient. What nothing proves is least of all, so
     * that a forged report never hides a true one.
     */
    public static int gravity(Feedback feedback) {
        if (!feedback.proof().verified()) {
            return 0;
        }
        return switch (feedback.weight()) {
            case NONE -> 1;
            case SOFT -> 2;
            case HARD_AT_SECOND -> 3;
            case HARD -> 4;
        };
    }
}
