package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * What the platform needs of one domain.
 *
 * @param domain lower-case A-labels
 * @param dkim the keys that the platform signs with
 * @param returnPath where bounces of this domain's mail go; empty: to the platform's own domain, which SPF then is checked on
 * @param spfInclude the name that holds the platform's SPF record, to be included by others
 * @param ips addresses that the platform sends from, for trying SPF out
 * @param oneClickUnsubscribe whether the platform puts List-Unsubscribe-Post into bulk mail (RFC 8058); empty: not known
 */
public record DomainSetup(
        String domain,
        List<Selector> dkim,
        Optional<ReturnPath> returnPath,
        Optional<String> spfInclude,
        List<IpAddress> ips,
        Optional<Boolean> oneClickUnsubscribe) {
    /** Copies the lists. */
    public DomainSetup {
        dkim = ImmutableList.copyOf(dkim);
        ips = ImmutableList.copyOf(ips);
    }

    /**
     * One DKIM key.
     *
     * @param name the selector
     * @param key the public key that must stand there; empty: any that works
     * @param cname where the name must point instead, so that the platform can change the key by itself
     */
    public record Selector(String name, Optional<DkimPublicKey> key, Optional<String> cname) {
        /** A selector whose TXT record the customer publishes. */
        public static Selector txt(String name, DkimPublicKey key) {
            return new Selector(name, Optional.of(key), Optional.empty());
        }

        /** A selector that the customer points to the platform. */
        public static Selector cname(String name, String target, DkimPublicKey key) {
            return new Selector(name, Optional.of(key), Optional.of(target));
        }

        /** A selector of which nothing is expected but a key that works. */
        public static Selector any(String name) {
            return new Selector(name, Optional.empty(), Optional.empty());
        }

        /** Where it stands. */
        public String at(String domain) {
            return name + "._domainkey." + domain;
        }
    }

    /**
     * The name below the domain that MAIL FROM is at.
     *
     * @param label below the domain, such as {@code bounce}
     * @param target the platform's name that it points to, or whose mail exchanger takes its bounces
     * @param cname whether a CNAME is wanted, or else an MX and an SPF record
     */
    public record ReturnPath(String label, String target, boolean cname) {
        /** The whole name. */
        public String at(String domain) {
            return label + "." + domain;
        }
    }

    /** The domain that SPF is checked on. */
    public String mailFromDomain() {
        return returnPath.map(path -> path.at(domain)).orElse(domain);
    }
}
