package io.github.mailworthy.feedback;

/** Whether a failure means that the address is dead. */
public enum Permanence {
    /** The address is dead: there is no such mailbox or domain, or the receiver says that it takes no mail for good. */
    HARD,
    /** Anything else: later, or a different message, may get through. The class of the status code does not decide this. */
    SOFT
}
