package io.github.mailworthy.address;

import java.util.EnumSet;
import java.util.Set;

/** Tells what the text of an address alone shows, with the lists at hand. */
public final class TextRules {
    private TextRules() {}

    /** Policies, list hits, role accounts and mixed scripts. */
    public static Set<AddressReason> of(EmailAddress address, KnownDomains known) {
        Set<AddressReason> seen = EnumSet.noneOf(AddressReason.class);
        String domain = address.domain();
        seen.addAll(address.policies());
        seen.addAll(known.of(domain));
        if (RoleAccounts.contains(address)) {
            seen.add(AddressReason.ROLE_ACCOUNT);
        }
        if (DomainNames.mixesScripts(domain)) {
            seen.add(AddressReason.MIXED_SCRIPTS);
        }
        return seen;
    }
}
