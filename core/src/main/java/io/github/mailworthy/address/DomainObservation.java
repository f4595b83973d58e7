package io.github.mailworthy.address;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;

/**
 * What the DNS said of where a domain takes its mail.
 *
 * @param route the kind of answer
 * @param hosts the mail servers to try in this order: the exchangers by preference, or the domain itself if it has none but an
 *     address; empty if there is nowhere to deliver
 * @param detail for people: what failed; empty otherwise
 * @param at when the DNS was asked, which may be long before the check
 */
public record DomainObservation(Route route, List<String> hosts, String detail, Instant at) {
    /** Copies the hosts. */
    public DomainObservation {
        hosts = ImmutableList.copyOf(hosts);
    }

    /** Where a domain takes its mail (RFC 5321 §5.1, RFC 7505). */
    public enum Route {
        /** At its mail exchangers. */
        EXCHANGERS,
        /** No exchanger, but an address that the public can reach. */
        IMPLICIT,
        /** No exchanger, and only addresses that the public cannot reach. */
        NOT_ROUTABLE,
        /** It says that it takes none. */
        NULL_MX,
        /** Neither an exchanger nor an address. */
        NOWHERE,
        /** There is no such domain. */
        NO_SUCH_DOMAIN,
        /** No answer in time. */
        TIMEOUT,
        /** The DNS failed. */
        FAILURE
    }
}
