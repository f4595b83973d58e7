package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why something was not done, and from when on it may be.
 *
 * @param code why
 * @param from the instant from which on the same call may succeed, if time alone may do it
 * @param args for the gaps of the sentence
 */
public record Refusal(Code code, Optional<Instant> from, List<String> args) {
    /** Why. */
    public enum Code {
        /** The account directory knows no such account. */
        UNKNOWN_ACCOUNT,
        /** The address is no registered contact of the account. */
        UNKNOWN_CONTACT,
        /** The text is no email address; the arguments say why and where. */
        NOT_AN_ADDRESS,
        /** Nothing about the contact is restricted. */
        NOTHING_TO_LIFT,
        /** No check can lift what restricts it: the address works, or is blocked by order. */
        CHECK_CANNOT_HELP,
        /** A check of this address is under way. */
        CHECK_RUNNING,
        /** The last check was a moment ago. */
        CHECKED_JUST_NOW,
        /** The address was checked often enough today. */
        CHECK_LIMIT_OF_ADDRESS,
        /** The account has checked often enough today. */
        CHECK_LIMIT_OF_ACCOUNT,
        /** The facts have changed since the check began: nothing was lifted. */
        CHANGED_MEANWHILE,
        /** The check is not the one under way: it took too long, and another may have begun. */
        CHECK_NOT_RUNNING,
        /** A check must be completed first. */
        CHECK_FIRST,
        /** It needs the contact's confirmation on record. */
        CONFIRMATION_MISSING,
        /** Only the contact can lift it, by opting in again. */
        ONLY_THE_CONTACT_CAN,
        /** Only the host's support can lift it. */
        ONLY_SUPPORT_CAN,
        /** A request waits for its ruling. */
        REQUEST_OPEN,
        /** The account has made requests enough today. */
        REQUEST_LIMIT_OF_ACCOUNT,
        /** A rule of the policy refuses it; the arguments name it and say why. */
        POLICY,
        /** There is no such request. */
        UNKNOWN_REQUEST,
        /** There is no such burst of failures. */
        UNKNOWN_BURST,
        /** The request has changed since it was shown. */
        STALE,
        /** The ruling or the clearing gives no reason. */
        REASON_MISSING,
        /** More rows than one clearing may have; the argument says how many are allowed. */
        TOO_MANY_ROWS,
        /** So many rows need a second person, with another name than the first. */
        SECOND_PERSON_MISSING,
        /** Nobody reviews their own request. */
        OWN_REQUEST,
        /** The new address is another contact of the account. */
        ADDRESS_IN_USE,
        /** The opt-in shows no act of the contact's own after what it would undo. */
        NOT_AFTER_THE_LAST_WORD
    }

    /** Copies the arguments. */
    public Refusal {
        args = ImmutableList.copyOf(args);
    }

    /** A refusal that time alone does not end. */
    public static Refusal of(Code code, String... args) {
        return new Refusal(code, Optional.empty(), ImmutableList.copyOf(args));
    }

    /** A refusal that ends at an instant. */
    public static Refusal until(Code code, Instant from) {
        return new Refusal(code, Optional.of(from), List.of());
    }

    /** The sentence for people. */
    public Text text() {
        return new Text("refusal." + code.name(), args);
    }
}
