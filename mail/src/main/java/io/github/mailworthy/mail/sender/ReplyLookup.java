package io.github.mailworthy.mail.sender;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.DomainStanding;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks the DNS whether the domain that replies go to takes mail at all.
 *
 * <p>An answer is kept for as long as its zone lets us, five minutes at most, and silence for half a minute: senders are looked at
 * before each message. Safe for many threads.
 */
public final class ReplyLookup {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration NEGATIVE = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private record Known(boolean takesNoMail, Instant until) {}

    private final DnsLookup dns;
    private final InstantSource clock;
    private final Cache<String, Known> known =
            CacheBuilder.newBuilder().maximumSize(10_000).build();

    /** A lookup over this DNS; the clock tells how long its answers hold. */
    public ReplyLookup(DnsLookup dns, InstantSource clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** Adds what was found to the facts; silence adds nothing. */
    public void look(SenderDetails details, SenderFacts.Builder facts) {
        domain(details.repliesTo())
                .filter(this::takesNoMail)
                .ifPresent(domain -> facts.domain(domain, new DomainStanding(false, false, false, true)));
    }

    /** Whether the domain publishes a null MX (RFC 7505). */
    boolean takesNoMail(String domain) {
        Instant now = clock.instant();
        Known kept = known.getIfPresent(domain);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.takesNoMail();
        }
        DnsAnswer answer = new Asker(dns, LIMIT).ask(domain, RecordType.MX);
        boolean nullMx = answer.records().stream().anyMatch(record -> record instanceof DnsRecord.Mx mx && mx.isNull());
        known.put(domain, new Known(nullMx, clock.instant().plus(life(answer))));
        return nullMx;
    }

    private static Duration life(DnsAnswer answer) {
        Duration told = answer.match(
                DnsAnswer.Records::ttl,
                noData -> noData.ttl().orElse(NEGATIVE),
                noSuchName -> noSuchName.ttl().orElse(NEGATIVE),
                failed -> SILENCE);
        return told.compareTo(LONGEST) < 0 ? told : LONGEST;
    }

    private static Optional<String> domain(String address) {
        return EmailAddress.parse(address).address().map(EmailAddress::domain);
    }
}
