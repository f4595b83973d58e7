package io.github.mailworthy.sender.spf;

import io.github.mailworthy.dns.IpAddress;
import java.util.Optional;

/**
 * A mechanism with its qualifier (RFC 7208 §4.6.1).
 *
 * @param text as it stands in the record
 * @param result what the check says if it matches
 * @param mechanism which
 * @param domain its domain-spec, empty: the current domain
 * @param network the address of {@code ip4} and {@code ip6}
 * @param prefix4 how many bits of an IPv4 address count, 32 if not said
 * @param prefix6 how many bits of an IPv6 address count, 128 if not said
 */
public record SpfDirective(
        String text,
        SpfResult result,
        Mechanism mechanism,
        Optional<MacroString> domain,
        Optional<IpAddress> network,
        int prefix4,
        int prefix6) {
    /** The mechanisms (RFC 7208 §5). */
    public enum Mechanism {
        /** Always matches. */
        ALL(false),
        /** Matches if another domain's record passes. */
        INCLUDE(true),
        /** Matches the addresses of a name. */
        A(true),
        /** Matches the addresses of a domain's mail exchangers. */
        MX(true),
        /** Matches by the client's own name; do not use. */
        PTR(true),
        /** Matches IPv4 addresses. */
        IP4(false),
        /** Matches IPv6 addresses. */
        IP6(false),
        /** Matches if a name has an address. */
        EXISTS(true);

        private final boolean looksUp;

        Mechanism(boolean looksUp) {
            this.looksUp = looksUp;
        }

        /** Whether it counts towards the ten lookups (RFC 7208 §4.6.4). */
        public boolean looksUp() {
            return looksUp;
        }
    }

    /** Whether this address is within the prefix of that one; never across IPv4 and IPv6. */
    public boolean covers(IpAddress network, IpAddress client) {
        return Prefix.covers(network, client, client.v6() ? prefix6 : prefix4);
    }
}
