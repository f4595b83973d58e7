package io.github.mailworthy.letter;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;

/**
 * What became of a letter in the end; what it said is gone. The row comes due when it may be purged.
 *
 * @param how it ended
 * @param to whom it was
 * @param messageId it had
 * @param at when
 * @param attempts in all
 * @param answer the last one
 */
public record LetterEnd(How how, EmailAddress to, String messageId, Instant at, int attempts, String answer) {
    /** The kind of these rows. */
    public static final Kind<LetterEnd> KIND = new Kind<>("letter-end", LetterEnd.class);

    /** How letters end. */
    public enum How {
        /** A server took it. */
        SENT,
        /** A server refused it for good. */
        REFUSED,
        /** No server took it in all the time that it had. */
        GIVEN_UP
    }

    /** The key of the end of an account's letter: the id is the letter's. */
    public static Key<LetterEnd> key(AccountId account, String id) {
        return KIND.key(account, id);
    }
}
