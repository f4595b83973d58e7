package io.github.mailworthy.address;

/** How far a check looked; each reaches further than the one before it. */
public enum Evidence {
    /** The text alone. */
    SYNTAX,
    /** The DNS of its domain. */
    DOMAIN,
    /** A clear word of its mail server on this mailbox. */
    MAILBOX;

    /** Whether this reaches at least as far as the other. */
    public boolean reaches(Evidence other) {
        return compareTo(other) >= 0;
    }
}
