package io.github.mailworthy.feedback;

import com.google.common.base.Preconditions;
import io.github.mailworthy.account.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How it is known that a piece of feedback answers a message of ours.
 *
 * <p>Anybody can write a bounce. Feedback that is not {@link #verified()} is kept and restricts nobody by default.
 *
 * @param how what proved it
 * @param account whose message it was, if the proof says so
 * @param recipient the address the message was sent to, if the proof says so: stronger than anything the report claims
 * @param sentOn the UTC day on which the message was sent, if the proof says so
 */
public record Proof(How how, Optional<AccountId> account, Optional<String> recipient, Optional<LocalDate> sentOn) {
    /** What proved it. */
    public enum How {
        /** Nothing did. */
        NOTHING,
        /** It came back to a return path that we signed. */
        RETURN_PATH,
        /** It names a Message-ID that we signed. */
        MESSAGE_ID,
        /** A provider's webhook whose signature or password was right. */
        WEBHOOK,
        /** The host vouches for it. */
        HOST
    }

    private static final Proof NONE = new Proof(How.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());

    public Proof {
        Preconditions.checkArgument(
                how != How.NOTHING || (account.isEmpty() && recipient.isEmpty() && sentOn.isEmpty()),
                "no proof, and yet it says something: %s",
                recipient);
    }

    /** Nothing proves it. */
    public static Proof none() {
        return NONE;
    }

    /** Proved, with nothing more said than how. */
    public static Proof by(How how) {
        return how == How.NOTHING ? NONE : new Proof(how, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it may count. */
    public boolean verified() {
        return how != How.NOTHING;
    }
}
