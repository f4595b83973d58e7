package io.github.mailworthy.letter;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter that the platform owes somebody and that has not left yet: a row of the outbox.
 *
 * <p>It is written in the same {@code Change} as what it tells ({@link LetterRules#post}), so that neither is there without the
 * other. It comes due until it is sent, refused or given up; then a {@link LetterEnd} takes its place.
 *
 * @param to whom
 * @param subject any characters
 * @param text as plain text
 * @param html the same as HTML, if there is one
 * @param messageId {@linkplain MessageId#isLegal legal}, and the same at each attempt, so that a receiver can tell a copy from a second
 *     letter
 * @param writtenAt when it was decided
 * @param attempts so far
 * @param lastAnswer what was said at the last attempt
 */
public record Letter(
        EmailAddress to,
        String subject,
        String text,
        Optional<String> html,
        String messageId,
        Instant writtenAt,
        int attempts,
        Optional<String> lastAnswer) {
    /** The kind of these rows. */
    public static final Kind<Letter> KIND = new Kind<>("letter", Letter.class);

    /** The key of an account's letter. */
    public static Key<Letter> key(AccountId account, String id) {
        return KIND.key(account, id);
    }

    /** A letter that was not tried yet. */
    public static Letter of(
            EmailAddress to, String subject, String text, Optional<String> html, String messageId, Instant writtenAt) {
        return new Letter(to, subject, text, html, messageId, writtenAt, 0, Optional.empty());
    }

    Letter triedOnceMore(String answer) {
        return new Letter(to, subject, text, html, messageId, writtenAt, attempts + 1, Optional.of(answer));
    }
}
