package io.github.mailworthy.mail.sender;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.DomainStanding;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import java.time.Duration;
import java.util.Optional;

/** Asks the DNS whether the domain that replies go to takes mail at all. */
public final class ReplyLookup {
    private final DnsLookup dns;

    /** A lookup over this DNS. */
    public ReplyLookup(DnsLookup dns) {
        this.dns = dns;
    }

    /** Adds what was found to the facts; silence adds nothing. */
    public void look(SenderDetails details, SenderFacts.Builder facts) {
        domain(details.repliesTo())
                .filter(this::takesNoMail)
                .ifPresent(domain -> facts.domain(domain, new DomainStanding(false, false, false, true)));
    }

    /** Whether the domain publishes a null MX (RFC 7505). */
    boolean takesNoMail(String domain) {
        return new Asker(dns, Duration.ofSeconds(10))
                .ask(domain, RecordType.MX).records().stream()
                        .anyMatch(record -> record instanceof DnsRecord.Mx mx && mx.isNull());
    }

    private static Optional<String> domain(String address) {
        return EmailAddress.parse(address).address().map(EmailAddress::domain);
    }
}
