package io.github.mailworthy.mail.gate;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendAnswer;

/** Hears of a screening, on the thread that screens. */
@FunctionalInterface
public interface ScreeningListener {
    /** The answer for one address; in the list's order. */
    void answered(EmailAddress address, SendAnswer answer);

    /** How far it has come, about once a thousand addresses and at the end. */
    default void progress(ScreeningCounts soFar) {}
}
