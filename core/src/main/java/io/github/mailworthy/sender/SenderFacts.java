package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only the world can tell of an account's senders, as it was last read. Made by {@link #builder()}. */
public final class SenderFacts {
    private final KnownDomains lists;
    private final Optional<String> platform;
    private final Optional<EmailAddress> placeholder;
    private final ImmutableSet<String> confirmed;
    private final ImmutableMap<String, DomainStanding> domains;

    private SenderFacts(Builder builder) {
        lists = builder.lists;
        platform = builder.platform;
        placeholder = builder.placeholder;
        confirmed = ImmutableSet.copyOf(builder.confirmed);
        domains = ImmutableMap.copyOf(builder.domains);
    }

    /** Starts with nothing known. */
    public static Builder builder() {
        return new Builder();
    }

    KnownDomains lists() {
        return lists;
    }

    Optional<String> platform() {
        return platform;
    }

    boolean isPlaceholder(EmailAddress address) {
        return placeholder.filter(address::equals).isPresent();
    }

    boolean isConfirmed(EmailAddress address) {
        return confirmed.contains(address.key());
    }

    /** Of the domain itself, or of the nearest one above it that is verified: whoever publishes there speaks for what is below. */
    DomainStanding standing(String domain) {
        DomainStanding own = domains.get(domain);
        if (own != null) {
            return own;
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            DomainStanding above = domains.get(domain.substring(dot + 1));
            if (above != null) {
                return new DomainStanding(
                        above.verified(), above.enforced(), above.aligned(), false, above.failedSince());
            }
        }
        return DomainStanding.UNKNOWN;
    }

    /** Collects what is known. Not safe for several threads. */
    public static final class Builder {
        private KnownDomains lists = KnownDomains.NONE;
        private Optional<String> platform = Optional.empty();
        private Optional<EmailAddress> placeholder = Optional.empty();
        private final Set<String> confirmed = new HashSet<>();
        private final Map<String, DomainStanding> domains = new HashMap<>();

        private Builder() {}

        /** The lists of mailbox providers. */
        public Builder lists(KnownDomains known) {
            lists = known;
            return this;
        }

        /** The platform's own domain, lower-case A-labels: no customer's, nor is anything below it. */
        public Builder platform(String domain) {
            platform = Optional.of(domain);
            return this;
        }

        /** The placeholder that this account was given below the platform's domain. */
        public Builder placeholder(EmailAddress address) {
            placeholder = Optional.of(address);
            return this;
        }

        /** An address whose mailed code came back. */
        public Builder confirmed(EmailAddress address) {
            confirmed.add(address.key());
            return this;
        }

        /** What is known of a domain, lower-case A-labels. */
        public Builder domain(String domain, DomainStanding standing) {
            domains.put(domain, standing);
            return this;
        }

        /** The facts. */
        public SenderFacts build() {
            return new SenderFacts(this);
        }
    }
}
