package io.github.mailworthy.letter;

import java.util.function.Function;

/**
 * What became of one recipient of a message that was handed over.
 *
 * <p>{@link Accepted} passes the responsibility on (RFC 5321 §4.2.5), it does not say that the mail arrived: that, or a bounce,
 * comes later as feedback.
 */
public sealed interface Receipt {
    /** Calls the function of the case at hand. */
    <T> T match(
            Function<? super Accepted, ? extends T> accepted,
            Function<? super Refused, ? extends T> refused,
            Function<? super TryLater, ? extends T> tryLater,
            Function<? super Unknown, ? extends T> unknown);

    /** Whether the other side took the message. */
    default boolean isAccepted() {
        return false;
    }

    /**
     * The other side took it.
     *
     * @param reply what it said
     */
    record Accepted(SmtpReply reply) implements Receipt {
        @Override
        public boolean isAccepted() {
            return true;
        }

        @Override
        public <T> T match(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Refused, ? extends T> refused,
                Function<? super TryLater, ? extends T> tryLater,
                Function<? super Unknown, ? extends T> unknown) {
            return accepted.apply(this);
        }
    }

    /**
     * The other side refused it for good: the same message to the same recipient need not be tried again.
     *
     * @param reply what it said; code 0 if it was refused on this side
     * @param at which command was refused: only {@link At#RECIPIENT} speaks of the recipient
     */
    record Refused(SmtpReply reply, At at) implements Receipt {
        /** Which command was refused. */
        public enum At {
            /** The sender ({@code MAIL FROM}). */
            SENDER,
            /** The recipient ({@code RCPT TO}). */
            RECIPIENT,
            /** The message ({@code DATA}). */
            MESSAGE
        }

        @Override
        public <T> T match(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Refused, ? extends T> refused,
                Function<? super TryLater, ? extends T> tryLater,
                Function<? super Unknown, ? extends T> unknown) {
            return refused.apply(this);
        }
    }

    /**
     * It was not taken, and may be later: a 4xx reply, no connection, no encryption, a failed
     * log-in, or a connection that broke before the message was complete.
     *
     * @param reply what was said or, with code 0, what happened
     */
    record TryLater(SmtpReply reply) implements Receipt {
        @Override
        public <T> T match(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Refused, ? extends T> refused,
                Function<? super TryLater, ? extends T> tryLater,
                Function<? super Unknown, ? extends T> unknown) {
            return tryLater.apply(this);
        }
    }

    /**
     * The whole message went out and no answer came back: it may or may not have been taken. Sent again it may arrive twice, so
     * send it with the same Message-ID.
     *
     * @param why what happened, for people
     */
    record Unknown(String why) implements Receipt {
        @Override
        public <T> T match(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Refused, ? extends T> refused,
                Function<? super TryLater, ? extends T> tryLater,
                Function<? super Unknown, ? extends T> onUnknown) {
            return onUnknown.apply(this);
        }
    }
}
