package io.github.mailworthy.feedback;

/** Whose fault a failed delivery was. */
public enum Fault {
    /** The contact's address or mailbox. */
    CONTACT,
    /** This message: too big, its content, its form. */
    MESSAGE,
    /** The sending side: policy, reputation, authentication, rate. */
    SENDER,
    /** Nobody's that can be named. */
    NOBODY
}
