package io.github.mailworthy.sender.dmarc;

import io.github.mailworthy.sender.DomainRelation;
import java.util.List;
import java.util.Optional;

/** Which policy holds, and what is aligned with what. */
public final class DmarcRules {
    private DmarcRules() {}

    /**
     * The policy for an author's domain (RFC 9989 §4.10.1).
     *
     * @param walk from the author's domain
     * @param exists whether the author's domain exists at all; asked only for {@code np}
     */
    public static DmarcReport apply(TreeWalk walk, boolean exists) {
        String organizational = walk.organizational();
        Optional<String> location = holding(walk, organizational);
        Optional<DmarcRecord> record = location.map(name -> walk.found().get(name));
        boolean own = location.filter(walk.start()::equals).isPresent();
        return report(walk.start(), organizational, location, record, own, exists, walk.reached());
    }

    /**
     * The policy as RFC 7489 had it: the record of the author's domain, or else of the domain that the public suffix list calls
     * registered.
     */
    public static DmarcReport applyWithSuffixList(TreeWalk walk) {
        String organizational = organizationalBySuffixList(walk.start());
        Optional<String> location = walk.found().containsKey(walk.start())
                ? Optional.of(walk.start())
                : Optional.of(organizational).filter(walk.found()::containsKey);
        Optional<DmarcRecord> record = location.map(name -> walk.found().get(name));
        boolean own = location.filter(walk.start()::equals).isPresent();
        List<String> asked =
                walk.start().equals(organizational) ? List.of(organizational) : List.of(walk.start(), organizational);
        return report(walk.start(), organizational, location, record, own, true, asked);
    }

    /** The organizational domain by the public suffix list (RFC 7489 §3.2); the domain itself if it has none. */
    public static String organizationalBySuffixList(String domain) {
        String registrable = DomainRelation.registrable(domain);
        return registrable.isEmpty() ? domain : registrable;
    }

    /** Whether an authenticated domain is aligned with the author's (RFC 9989 §4.4). */
    public static boolean aligned(
            boolean strict, String author, String authorOrganizational, String other, String otherOrganizational) {
        return author.equals(other) || (!strict && authorOrganizational.equals(otherOrganizational));
    }

    private static Optional<String> holding(TreeWalk walk, String organizational) {
        if (walk.found().containsKey(walk.start())) {
            return Optional.of(walk.start());
        }
        if (walk.found().containsKey(organizational)) {
            return Optional.of(organizational);
        }
        return walk.publicSuffix();
    }

    private static DmarcReport report(
            String domain,
            String organizational,
            Optional<String> location,
            Optional<DmarcRecord> record,
            boolean own,
            boolean exists,
            List<String> walked) {
        Optional<DmarcPolicy> policy = record.flatMap(found -> policy(found, own, exists));
        return new DmarcReport(
                domain,
                organizational,
                location,
                record,
                policy,
                walked,
                false,
                DmarcAdvice.about(domain, location, record, policy),
                List.of());
    }

    /** Without a valid policy the record stands for {@code p=none} if it asks for reports, and for nothing otherwise. */
    private static Optional<DmarcPolicy> policy(DmarcRecord record, boolean own, boolean exists) {
        boolean invalid = record.isInvalidPolicy("p") || record.isInvalidPolicy("sp") || record.isInvalidPolicy("np");
        if (invalid) {
            return record.uris("rua").isEmpty() ? Optional.empty() : Optional.of(DmarcPolicy.NONE);
        }
        Optional<DmarcPolicy> p = record.policy("p").or(() -> Optional.of(DmarcPolicy.NONE));
        if (own) {
            return p;
        }
        Optional<DmarcPolicy> sp = record.policy("sp").or(() -> p);
        return exists ? sp : record.policy("np").or(() -> sp);
    }
}
