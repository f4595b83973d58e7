package io.github.mailworthy.mail.spi;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Verdict;

/**
 * Tells whether an address is deliverable.
 *
 * <p>Total: trouble of the world (no DNS, no connection, no time) is a verdict of {@code UNKNOWN} with its reason, never an exception.
 * It may take seconds and answers within the implementation's own time limit. Called by many threads at once.
 */
public interface Verifier {
    /** The verdict on one address. */
    Verdict verify(EmailAddress address);
}
