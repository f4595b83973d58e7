package io.github.mailworthy.gate;

/** What a message is for. */
public enum MessageKind {
    /** Broadcasts and sequences; it names its list. */
    COMMERCIAL,
    /** Notifications about something that the contact does with the account. */
    TRANSACTIONAL,
    /** Password resets and receipts: what a person must get. */
    ESSENTIAL,
    /** To the account's own people; no gate. */
    INTERNAL
}
