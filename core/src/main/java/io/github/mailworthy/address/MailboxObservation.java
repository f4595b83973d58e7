package io.github.mailworthy.address;

import java.time.Instant;
import java.util.Optional;

/**
 * What a mail server said when it was asked for a mailbox.
 *
 * @param word its word on this mailbox
 * @param anyName whether it took a random name too; empty if that was not asked or not told
 * @param server the server asked; empty if none was reached
 * @param reply its last reply as it came, one line; empty if there was none
 * @param at when it was asked
 */
public record MailboxObservation(Word word, Optional<Boolean> anyName, String server, String reply, Instant at) {
    /** The word of a mail server on a mailbox. */
    public enum Word {
        /** It takes mail for it. */
        ACCEPTED,
        /** There is no such mailbox (x.1.1, x.1.2, x.1.3, x.1.10). */
        NO_SUCH_MAILBOX,
        /** The mailbox is closed (x.2.1). */
        DISABLED,
        /** The mailbox is full (x.2.2). */
        FULL,
        /** Come again later (4xx). */
        LATER,
        /** It refused, and not clearly for the mailbox's sake. */
        REFUSED,
        /** It does not take international addresses. */
        NO_SMTPUTF8,
        /** No server could be connected to. */
        NO_CONNECTION,
        /** No answer in time. */
        TIMEOUT,
        /** Not asked: a provider whose answer says nothing. */
        PROVIDER,
        /** Not asked: too often lately, or its server was in trouble. */
        HELD_BACK
    }
}
