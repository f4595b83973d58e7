package io.github.mailworthy.contact;

/**
 * What is shown of a contact: the first open one, top to bottom.
 *
 * <p>The words are those that customers know. The gate does not look at the one shown but at all open ones.
 */
public enum Status {
    /** Asked not to be contacted at all. */
    DO_NOT_CONTACT(Severity.BLOCKED),
    /** Called a message spam. */
    SPAM_COMPLAINT(Severity.BLOCKED),
    /** The address does not work, was not checked, or is blocked by somebody's order. */
    BLOCKLISTED(Severity.BLOCKED),
    /** Too many soft failures since the last delivery. */
    MULTIPLE_SOFT_BOUNCES(Severity.BLOCKED),
    /** Declined commercial messages. */
    DECLINED_COMMERCIAL(Severity.LIMITED),
    /** On no list, or never was. */
    UNSUBSCRIBED(Severity.OPEN),
    /** Subscribed by an act of their own. */
    SUBSCRIBED(Severity.OPEN);

    private final Severity severity;

    Status(Severity severity) {
        this.severity = severity;
    }

    /** For the bubble beside the contact. */
    public Severity severity() {
        return severity;
    }

    /** Whether it forbids anything by default. */
    public boolean isRestricted() {
        return severity != Severity.OPEN;
    }

    /** How grave a status is, never told by colour alone. */
    public enum Severity {
        /** Nothing is restricted. */
        OPEN,
        /** Some mail is held back. */
        LIMITED,
        /** Most or all mail is held back. */
        BLOCKED
    }
}
