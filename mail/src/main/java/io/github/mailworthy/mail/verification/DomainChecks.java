package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.DomainObservation;
import io.github.mailworthy.address.DomainObservation.Route;
import io.github.mailworthy.address.RouteRules;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks where domains take their mail, and keeps the answers for a while; one domain is asked for once at a time. */
final class DomainChecks {
    /** Long enough for one list's addresses of a broken domain, short enough for a person who checks again. */
    private static final Duration KEEP_FAILURE = Duration.ofSeconds(30);

    private final DnsLookup dns;
    private final InstantSource clock;
    private final Duration keep;
    private final Map<String, CompletableFuture<DomainObservation>> kept;

    DomainChecks(DnsLookup dns, InstantSource clock, int capacity, Duration keep) {
        this.dns = dns;
        this.clock = clock;
        this.keep = keep;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<DomainObservation>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** What is known or being asked already. */
    Optional<CompletableFuture<DomainObservation>> known(String domain) {
        CompletableFuture<DomainObservation> known;
        synchronized (kept) {
            known = kept.get(domain);
        }
        return Optional.ofNullable(known).filter(future -> !future.isDone() || isFresh(future.join()));
    }

    private boolean isFresh(DomainObservation seen) {
        boolean failure = seen.route() == Route.TIMEOUT || seen.route() == Route.FAILURE;
        Duration life = failure && KEEP_FAILURE.compareTo(keep) < 0 ? KEEP_FAILURE : keep;
        return clock.instant().isBefore(seen.at().plus(life));
    }

    /** What is known, or asked for now; completes normally, always. */
    CompletableFuture<DomainObservation> check(String domain) {
        CompletableFuture<DomainObservation> fresh = new CompletableFuture<>();
        synchronized (kept) {
            Optional<CompletableFuture<DomainObservation>> known = known(domain);
            if (known.isPresent()) {
                return known.get();
            }
            kept.put(domain, fresh);
        }
        Instant now = clock.instant();
        ask(domain, RecordType.MX)
                .thenCompose(mx -> RouteRules.byExchangers(mx, now)
                        .map(CompletableFuture::completedStage)
                        .orElseGet(() -> byAddresses(domain, mx, now)))
                .whenComplete((seen, trouble) -> fresh.complete(
                        seen != null
                                ? seen
                                : new DomainObservation(Route.FAILURE, List.of(), String.valueOf(trouble), now)));
        return fresh;
    }

    private CompletionStage<DomainObservation> byAddresses(String domain, DnsAnswer mx, Instant now) {
        return ask(domain, RecordType.A)
                .thenCombine(ask(domain, RecordType.AAAA), (v4, v6) -> RouteRules.byAddresses(domain, mx, v4, v6, now));
    }

    /** A lookup that breaks its promise and throws is a failure of the lookup. */
    private CompletionStage<DnsAnswer> ask(String domain, RecordType type) {
        try {
            return dns.lookup(domain, type);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
