package io.github.mailworthy.mail.sender;

import io.github.mailworthy.address.DomainList;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.address.RoleAccounts;
import io.github.mailworthy.mail.verification.BundledLists;
import io.github.mailworthy.sender.MailboxLists;
import java.util.Optional;

/** What the sender rules ask of mailbox providers and roles, from the same lists as the verifier's. */
public final class KnownMailboxes implements MailboxLists {
    private final KnownDomains domains;

    private KnownMailboxes(KnownDomains domains) {
        this.domains = domains;
    }

    /** From these lists. */
    public static KnownMailboxes of(KnownDomains domains) {
        return new KnownMailboxes(domains);
    }

    /** From the lists that ship. */
    public static KnownMailboxes bundled() {
        return new KnownMailboxes(BundledLists.load());
    }

    @Override
    public Optional<Listed> provider(String domain) {
        if (domains.allowed().contains(domain)) {
            return Optional.empty();
        }
        return hit(domains.freeMail(), domain, Listed.Kind.FREE)
                .or(() -> hit(domains.relay(), domain, Listed.Kind.RELAY))
                .or(() -> hit(domains.disposable(), domain, Listed.Kind.DISPOSABLE));
    }

    @Override
    public boolean isRole(String localPart) {
        return RoleAccounts.contains(localPart);
    }

    private static Optional<Listed> hit(DomainList list, String domain, Listed.Kind kind) {
        return list.find(domain).map(entry -> new Listed(kind, entry));
    }
}
