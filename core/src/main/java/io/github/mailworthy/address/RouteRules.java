package io.github.mailworthy.address;

import io.github.mailworthy.address.DomainObservation.Route;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.DnsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from DNS answers where a domain takes its mail (RFC 5321 §5.1, RFC 7505). */
public final class RouteRules {
    private RouteRules() {}

    /** What the exchangers say; empty if there are none, so that the domain's addresses must be asked for. */
    public static Optional<DomainObservation> byExchangers(DnsAnswer exchangers, Instant now) {
        Instant at = now.minus(exchangers.age());
        return exchangers.match(
                records -> Optional.of(ofRecords(records, at)),
                noData -> Optional.empty(),
                noSuchName -> Optional.of(new DomainObservation(Route.NO_SUCH_DOMAIN, List.of(), "", at)),
                failed -> Optional.of(failure(failed, at)));
    }

    /** What the addresses of a domain without exchangers say: they serve as one if the public can reach any of them. */
    public static DomainObservation byAddresses(
            String domain, DnsAnswer exchangers, DnsAnswer v4, DnsAnswer v6, Instant now) {
        Instant at = now.minus(oldest(exchangers, v4, v6));
        List<DnsRecord.Address> addresses = Stream.concat(v4.records().stream(), v6.records().stream())
                .filter(DnsRecord.Address.class::isInstance)
                .map(DnsRecord.Address.class::cast)
                .toList();
        if (addresses.stream().anyMatch(address -> address.ip().isGlobal())) {
            return new DomainObservation(Route.IMPLICIT, List.of(domain), "", at);
        }
        for (DnsAnswer answer : List.of(v4, v6)) {
            if (answer instanceof Failed failed) {
                return failure(failed, at);
            }
        }
        return addresses.isEmpty()
                ? new DomainObservation(Route.NOWHERE, List.of(), "", at)
                : new DomainObservation(Route.NOT_ROUTABLE, List.of(domain), "", at);
    }

    private static Duration oldest(DnsAnswer... answers) {
        return Stream.of(answers)
                .map(DnsAnswer::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A null exchanger beside others says nothing (RFC 7505 §3 allows it alone only). */
    private static DomainObservation ofRecords(DnsAnswer.Records records, Instant at) {
        List<String> hosts = records.records().stream()
                .filter(DnsRecord.Mx.class::isInstance)
                .map(DnsRecord.Mx.class::cast)
                .filter(mx -> !mx.isNull())
                .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                .map(DnsRecord.Mx::exchange)
                .toList();
        return hosts.isEmpty()
                ? new DomainObservation(Route.NULL_MX, List.of(), "", at)
                : new DomainObservation(Route.EXCHANGERS, hosts, "", at);
    }

    private static DomainObservation failure(Failed failed, Instant at) {
        return new DomainObservation(
                failed.cause() == Cause.TIMEOUT ? Route.TIMEOUT : Route.FAILURE, List.of(), failed.detail(), at);
    }
}
