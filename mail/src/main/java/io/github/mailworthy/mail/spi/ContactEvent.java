package io.github.mailworthy.mail.spi;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What one change did to one contact.
 *
 * @param account whose contact it is; {@link AccountId#PLATFORM} for what holds everywhere
 * @param address of the contact; empty if the person was erased
 * @param registered whether it is a registered contact after it
 * @param standing what follows from its facts after it, without what holds everywhere, and as if every failure counted: what a burst sets
 *     aside is told by {@link BurstListener}, and each entry's {@code after} is as it was shown
 * @param after the version of the contact's row that was changed, 0 for a new one: of two events of one contact the one with the
 *     higher number came later
 * @param entries of the log that were written, oldest first; at least one
 */
public record ContactEvent(
        AccountId account,
        Optional<EmailAddress> address,
        boolean registered,
        Standing standing,
        long after,
        List<LogEntry> entries) {
    /** Copies the list. */
    public ContactEvent {
        entries = List.copyOf(entries);
    }
}
