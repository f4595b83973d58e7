package io.github.mailworthy.feedback;

import com.google.common.hash.Hashing;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * That a piece of feedback was taken, so that its repetition is told apart: written in the same change as what it did, and due when
 * it may be forgotten.
 *
 * @param weight the {@linkplain #gravity gravest} that was taken for this message and recipient
 * @param at when it was taken last
 */
public record Seen(int weight, Instant at) {
    /** The kind of these rows in a store. */
    public static final Kind<Seen> KIND = new Kind<>("seen", Seen.class);

    /**
     * The rows that may tell of a piece of feedback, one for each name of the recipient: by the message and the recipient, else by
     * the provider's id of the event, else by the report's content; a complaint apart from a bounce. Only hashes are kept.
     *
     * @param names under which the recipient may be kept, that for new rows first; of an address that may have to be erased they are
     *     made with a secret key, since an address can be guessed and its plain hash tried
     * @return empty if nothing tells it from another
     */
    public static List<Key<Seen>> keys(AccountId account, List<String> names, Feedback feedback) {
        return feedback.messageId()
                .map(Seen::message)
                .or(() -> feedback.eventId().map(id -> "event\n" + id))
                .or(() -> feedback.contentHash().map(hash -> "content\n" + hash))
                .map(thing -> names.stream()
                        .map(name -> row(account, name, feedback.kind(), thing))
                        .toList())
                .orElseGet(List::of);
    }

    /** The row of feedback about a message, under one name of its recipient. */
    public static Key<Seen> key(AccountId account, String name, FeedbackKind kind, String messageId) {
        return row(account, name, kind, message(messageId));
    }

    /** Of the rows read for {@link #keys} the gravest; if there is none, the first, which is where a new one belongs. */
    public static Optional<Kept<Seen>> gravest(List<Kept<Seen>> rows) {
        return rows.stream()
                .filter(Kept::exists)
                .max(Comparator.comparingInt(row -> row.value().orElseThrow().weight()))
                .or(() -> rows.stream().findFirst());
    }

    private static String message(String id) {
        return "message\n" + id;
    }

    private static Key<Seen> row(AccountId account, String name, FeedbackKind kind, String thing) {
        String what = kind == FeedbackKind.BOUNCE ? "bounce" : kind.name();
        return KIND.key(
                account,
                Hashing.sha256()
                        .hashString(what + "\n" + name + "\n" + thing, StandardCharsets.UTF_8)
                        .toString());
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
