package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;

/** Why a status is open, with what can put it right. Within one status the first open one is shown. */
public enum Reason {
    /** The contact asked not to be contacted. */
    ASKED_NOT_TO_BE_CONTACTED(Status.DO_NOT_CONTACT, Lifted.BY_THE_CONTACT),
    /** The contact called a message spam. */
    CALLED_IT_SPAM(Status.SPAM_COMPLAINT, Lifted.BY_GRANT),
    /** An order of law. */
    LEGAL_BLOCK(Status.BLOCKLISTED, Lifted.BY_SUPPORT),
    /** An address that catches senders of spam. */
    SPAM_TRAP(Status.BLOCKLISTED, Lifted.BY_GRANT),
    /** Somebody known to send spam. */
    KNOWN_SPAMMER(Status.BLOCKLISTED, Lifted.BY_GRANT),
    /** Support's decision. */
    SUPPORT_BLOCK(Status.BLOCKLISTED, Lifted.BY_GRANT),
    /** It was mailed again after a safelist grant, and failed again. */
    FAILED_AFTER_SAFELIST(Status.BLOCKLISTED, Lifted.BY_MAILBOX),
    /** The server said that there is no such mailbox. */
    NO_SUCH_MAILBOX(Status.BLOCKLISTED, Lifted.BY_MAILBOX),
    /** There is no such domain. */
    NO_SUCH_DOMAIN(Status.BLOCKLISTED, Lifted.BY_DOMAIN),
    /** The person has moved away. */
    MOVED(Status.BLOCKLISTED, Lifted.BY_MAILBOX),
    /** The domain says that it takes no mail. */
    NULL_MX(Status.BLOCKLISTED, Lifted.BY_DOMAIN),
    /** The mailbox refused, and again at least 20 hours later. */
    MAILBOX_DISABLED(Status.BLOCKLISTED, Lifted.BY_MAILBOX),
    /** The check found that no mail can be sent to the address. */
    INVALID_ADDRESS(Status.BLOCKLISTED, Lifted.BY_MAILBOX),
    /** The check found that the domain cannot take mail. */
    MAIL_SERVER_PROBLEM(Status.BLOCKLISTED, Lifted.BY_DOMAIN),
    /** The check found a risk: a throw-away mailbox, a domain that takes anything. */
    RISKY_ADDRESS(Status.BLOCKLISTED, Lifted.BY_DOMAIN),
    /** It took the place of a restricted address and was not checked yet. */
    UNCHECKED_REPLACEMENT(Status.BLOCKLISTED, Lifted.BY_DOMAIN),
    /** Too many soft failures. */
    TOO_MANY_SOFT_FAILURES(Status.MULTIPLE_SOFT_BOUNCES, Lifted.BY_DOMAIN),
    /** The contact declined commercial messages. */
    DECLINED(Status.DECLINED_COMMERCIAL, Lifted.BY_THE_CONTACT),
    /** On no list. */
    ON_NO_LIST(Status.UNSUBSCRIBED, Lifted.NEEDS_NO_LIFTING),
    /** By an act of their own. */
    OPTED_IN(Status.SUBSCRIBED, Lifted.NEEDS_NO_LIFTING);

    private final Status status;
    private final Lifted lifted;

    Reason(Status status, Lifted lifted) {
        this.status = status;
        this.lifted = lifted;
    }

    /** The status that it opens. */
    public Status status() {
        return status;
    }

    /** The least that lifts it. */
    public Lifted lifted() {
        return lifted;
    }

    /** Whether it is a fact of the mailbox, so that another address would not have it. */
    public boolean isAboutTheMailbox() {
        return lifted == Lifted.BY_DOMAIN || lifted == Lifted.BY_MAILBOX;
    }

    /** Whether it may go with a check alone, given evidence enough. */
    public boolean checkMayLift() {
        return isAboutTheMailbox() && this != FAILED_AFTER_SAFELIST;
    }

    /** Whether a safelist grant lifts it. */
    public boolean grantLifts() {
        return isAboutTheMailbox() || lifted == Lifted.BY_GRANT;
    }

    static Reason of(Block.Kind kind) {
        return switch (kind) {
            case LEGAL -> LEGAL_BLOCK;
            case SPAM_TRAP -> SPAM_TRAP;
            case KNOWN_SPAMMER -> KNOWN_SPAMMER;
            case SUPPORT -> SUPPORT_BLOCK;
        };
    }

    static Reason ofHard(BounceCategory category) {
        return switch (category) {
            case NO_SUCH_DOMAIN -> NO_SUCH_DOMAIN;
            case MOVED -> MOVED;
            case NULL_MX -> NULL_MX;
            default -> NO_SUCH_MAILBOX;
        };
    }

    /** The least that lifts a reason. */
    public enum Lifted {
        /** A check that passed with evidence of the domain. */
        BY_DOMAIN,
        /** A check that passed with evidence of the mailbox itself. */
        BY_MAILBOX,
        /** A safelist grant. */
        BY_GRANT,
        /** Support alone. */
        BY_SUPPORT,
        /** The contact's own opt-in. */
        BY_THE_CONTACT,
        /** It restricts nothing. */
        NEEDS_NO_LIFTING
    }
}
