package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.DomainObservation;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.MailboxObservation;

/**
 * Asks a domain's mail server for a mailbox.
 *
 * <p>Total: trouble is an observation, never an exception. It blocks, within its own time limit. Called by many threads at once.
 */
public interface MailboxProbe {
    /**
     * What the server says.
     *
     * @param address whose mailbox is asked for
     * @param domain where its domain takes mail; has at least one host
     */
    MailboxObservation ask(EmailAddress address, DomainObservation domain);
}
