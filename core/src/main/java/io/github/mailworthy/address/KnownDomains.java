package io.github.mailworthy.address;

import java.util.EnumSet;
import java.util.Set;

/**
 * The lists that domains are looked up on.
 *
 * @param freeMail providers of free mailboxes
 * @param disposable providers of mailboxes to throw away
 * @param relay providers of aliases that forward to a person's own mailbox
 * @param allowed domains that are on none of the others, whatever these say: it is asked first
 */
public record KnownDomains(DomainList freeMail, DomainList disposable, DomainList relay, DomainList allowed) {
    /** No domain is known. */
    public static final KnownDomains NONE =
            new KnownDomains(DomainList.EMPTY, DomainList.EMPTY, DomainList.EMPTY, DomainList.EMPTY);

    /** With the host's own allow list. */
    public KnownDomains allowing(DomainList domains) {
        return new KnownDomains(freeMail, disposable, relay, domains);
    }

    /** With the host's own list of disposable domains in place of this one. */
    public KnownDomains withDisposable(DomainList domains) {
        return new KnownDomains(freeMail, domains, relay, allowed);
    }

    /** What the lists say of a domain in lower-case A-labels: any of {@code FREE_MAIL}, {@code DISPOSABLE} and {@code RELAY}. */
    public Set<AddressReason> of(String domain) {
        Set<AddressReason> reasons = EnumSet.noneOf(AddressReason.class);
        if (allowed.contains(domain)) {
            return reasons;
        }
        if (freeMail.contains(domain)) {
            reasons.add(AddressReason.FREE_MAIL);
        }
        if (disposable.contains(domain)) {
            reasons.add(AddressReason.DISPOSABLE);
        }
        if (relay.contains(domain)) {
            reasons.add(AddressReason.RELAY);
        }
        return reasons;
    }
}
