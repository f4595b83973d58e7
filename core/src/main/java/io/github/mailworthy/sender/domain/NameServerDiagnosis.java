package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.sender.DomainRelation;
import io.github.mailworthy.sender.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a record that is missing was published where nobody asks. */
final class NameServerDiagnosis {
    /** Services that answer for domains that are for sale or without a site: a customer cannot publish records there. */
    private static final Set<String> PARKING = ImmutableSet.of(
            "above.com",
            "afternic.com",
            "bodis.com",
            "cashparking.com",
            "dan.com",
            "dsredirection.com",
            "fabulous.com",
            "hugedomains.com",
            "parkingcrew.net",
            "parklogic.com",
            "sedoparking.com",
            "smartname.com",
            "undeveloped.com",
            "uniregistrymarket.link",
            "voodoo.com",
            "ztomy.com");

    private NameServerDiagnosis() {}

    static List<Finding> about(String domain, NameServers servers, Optional<Instant> until) {
        List<Finding> findings = new ArrayList<>();
        List<String> answering = servers.delegated().isEmpty() ? servers.named() : servers.delegated();
        String all = String.join(", ", answering);
        if (answering.stream().anyMatch(NameServerDiagnosis::isParking)) {
            findings.add(Finding.warning(
                    "PARKED",
                    domain + " is parked: it is answered for by " + all + ", where records cannot be published.",
                    "Have your registrar enter the name servers of a DNS provider, and publish there."));
        }
        if (differ(servers)) {
            findings.add(Finding.warning(
                    "NAME_SERVERS_DIFFER",
                    "The registry sends everybody who asks for " + domain + " to " + all
                            + ", but the zone itself names " + String.join(", ", servers.named()) + ".",
                    "Publish at " + all + ", or have your registrar enter the others."));
        }
        servers.asked().ifPresent(server -> findings.add(missing(server, servers.hasIt(), all, until)));
        return findings;
    }

    private static Finding missing(String server, boolean hasIt, String all, Optional<Instant> until) {
        return hasIt
                ? Finding.info(
                        "NOT_YET_EVERYWHERE",
                        "The record is published at " + server + ", but resolvers still remember that there was none"
                                + until.map(instant -> ", until " + instant).orElse("") + ".",
                        "Wait; it is looked at again by itself.")
                : Finding.warning(
                        "NOT_AT_NAME_SERVERS",
                        "The name servers of the domain, " + all + ", do not have the record either.",
                        "If you have published it, that was somewhere else: publish it where these servers are run, or"
                                + " have your registrar enter those where you published it.");
    }

    private static boolean differ(NameServers servers) {
        return !servers.named().isEmpty()
                && !servers.delegated().isEmpty()
                && !Set.copyOf(servers.named()).equals(Set.copyOf(servers.delegated()));
    }

    private static boolean isParking(String server) {
        return PARKING.stream().anyMatch(service -> DomainRelation.within(server, service));
    }
}
