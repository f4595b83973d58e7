package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainRules;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that a domain publishes for the platform's mail: DKIM, return path, SPF, DMARC.
 *
 * <p>At most {@value #MOST_QUERIES} questions and 20 seconds; independent questions go out together. Total: what the DNS does not tell
 * is unknown. Waits in the calling thread. Thread-safe.
 */
public final class DomainCheck {
    /** A check asks no more. */
    public static final int MOST_QUERIES = 25;

    private static final IpAddress NOBODY = IpAddress.of(new byte[4]);

    private final DnsLookup dns;
    private final InstantSource clock;
    private final Duration limit;
    private final @Nullable Function<? super IpAddress, ? extends DnsLookup> nameServers;

    /** A check over this DNS, 20 seconds at most. */
    public DomainCheck(DnsLookup dns, InstantSource clock) {
        this(dns, clock, Duration.ofSeconds(20));
    }

    /** A check over this DNS with a time limit of its own. */
    public DomainCheck(DnsLookup dns, InstantSource clock, Duration limit) {
        this(dns, clock, limit, null);
    }

    private DomainCheck(
            DnsLookup dns,
            InstantSource clock,
            Duration limit,
            @Nullable Function<? super IpAddress, ? extends DnsLookup> nameServers) {
        this.dns = dns;
        this.clock = clock;
        this.limit = limit;
        this.nameServers = nameServers;
    }

    /**
     * The same, but where a DKIM record is missing the domain's own name servers are asked too, and those of the registry: was it
     * published where nobody asks, or is its absence only remembered?
     *
     * @param at a lookup that asks the server at this address, and nobody else
     */
    public DomainCheck asking(Function<? super IpAddress, ? extends DnsLookup> at) {
        return new DomainCheck(dns, clock, limit, at);
    }

    /** Looks at a domain. */
    public DomainReport check(DomainSetup setup) {
        Asker asker = new Asker(dns, limit, MOST_QUERIES);
        DomainRules.questions(setup).forEach(question -> asker.start(question.name(), question.type()));
        DmarcCheck dmarcCheck = DmarcCheck.over(dns);
        DmarcReport policy = dmarcCheck.policy(asker, setup.domain());
        String mailFrom = setup.mailFromDomain();
        String organizational =
                mailFrom.equals(setup.domain()) ? policy.organizational() : dmarcCheck.organizational(asker, mailFrom);
        DmarcReport dmarc = policy.with(dmarcCheck.findings(asker, policy));
        List<SpfReport> spf = new ArrayList<>();
        SpfCheck spfCheck = new SpfCheck(dns, clock);
        for (IpAddress ip : setup.ips()) {
            spf.add(spfCheck.check(asker, ip, mailFrom, "postmaster@" + mailFrom));
        }
        Instant now = clock.instant();
        // the judgement asks for more where something is missing: misplaced records
        DomainReport report = DomainRules.judge(setup, asker::ask, spf, dmarc, organizational, asker.queries(), now);
        DomainReport found = new NameServerQuest(asker, nameServers).add(report);
        return withSpfLookups(found, asker, spfCheck).withQueries(asker.queries());
    }

    /** What the SPF record that is suggested would need, found by evaluating it as if it were published already. */
    private static DomainReport withSpfLookups(DomainReport report, Asker asker, SpfCheck spfCheck) {
        String domain = report.domain();
        return report.toPublish()
                .spf(domain)
                .map(text -> {
                    DnsAnswer published =
                            new DnsAnswer.Records(List.of(new DnsRecord.Txt(List.of(text))), List.of(), Duration.ZERO);
                    SpfReport after = toItsEnd(asker.pretending(domain, RecordType.TXT, published), spfCheck, domain);
                    SpfReport before = toItsEnd(asker, spfCheck, domain);
                    boolean none = before.result() == SpfResult.NONE || before.result() == SpfResult.TEMPERROR;
                    return DomainRules.withSpfLookups(report, none ? Optional.empty() : Optional.of(before), after);
                })
                .orElse(report);
    }

    /** A client that no record names makes the whole record be looked at. */
    private static SpfReport toItsEnd(Asker asker, SpfCheck spfCheck, String domain) {
        return spfCheck.check(asker, NOBODY, domain, "postmaster@" + domain);
    }
}
