package io.github.mailworthy.address;

import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of an address, apart from what is made of it.
 *
 * @param text what the text alone and the domain lists tell: faults, policies, list hits
 * @param domain what the DNS said; empty if it was not asked
 * @param mailbox what the mail server said; empty if it was not asked
 * @param suggestion the address that may have been meant; never applied by itself
 */
public record Observations(
        Set<AddressReason> text,
        Optional<DomainObservation> domain,
        Optional<MailboxObservation> mailbox,
        Optional<String> suggestion) {
    /** Nothing seen yet. */
    public static final Observations NONE =
            new Observations(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the set, in the order of the enum. */
    public Observations {
        text = ImmutableSet.copyOf(text.isEmpty() ? Set.of() : EnumSet.copyOf(text));
    }

    /** With these things seen of the text. */
    public Observations withText(Set<AddressReason> seen) {
        return new Observations(seen, domain, mailbox, suggestion);
    }

    /** With the word of the DNS. */
    public Observations withDomain(DomainObservation seen) {
        return new Observations(text, Optional.of(seen), mailbox, suggestion);
    }

    /** With the word of the mail server. */
    public Observations withMailbox(MailboxObservation seen) {
        return new Observations(text, domain, Optional.of(seen), suggestion);
    }

    /** With the address that may have been meant. */
    public Observations withSuggestion(Optional<String> meant) {
        return new Observations(text, domain, mailbox, meant);
    }
}
