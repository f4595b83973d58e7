package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.spf.SpfReport;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Evaluates SPF as a receiver does (RFC 7208).
 *
 * <p>Total: the DNS can make the result {@code temperror} or {@code permerror}, never an exception. Waits for the DNS in the calling
 * thread, at most as long as the limit. Thread-safe.
 */
public final class SpfCheck {
    private final DnsLookup dns;
    private final InstantSource clock;
    private final Duration limit;
    private final String receiver;

    /** Checks over this DNS with 20 seconds for each check (RFC 7208 §4.6.4). */
    public SpfCheck(DnsLookup dns, InstantSource clock) {
        this(dns, clock, Duration.ofSeconds(20), "unknown");
    }

    /**
     * Checks over this DNS.
     *
     * @param dns to ask
     * @param clock for the {@code t} macro
     * @param limit for one check; {@code temperror} thereafter
     * @param receiver the name of the host that checks, for the {@code r} macro
     */
    public SpfCheck(DnsLookup dns, InstantSource clock, Duration limit, String receiver) {
        this.dns = dns;
        this.clock = clock;
        this.limit = limit;
        this.receiver = receiver;
    }

    /**
     * Whether a client may send.
     *
     * @param ip of the SMTP client
     * @param helo what it said in HELO or EHLO
     * @param mailFrom the address of MAIL FROM, without angle brackets; empty for the null sender, for which {@code postmaster} at
     *     the HELO name is checked (RFC 7208 §2.4)
     */
    public SpfReport check(IpAddress ip, String helo, String mailFrom) {
        return new SpfWalk(new Asker(dns, limit), SpfIdentity.of(ip, helo, mailFrom), clock, receiver).report();
    }

    SpfReport check(Asker asker, IpAddress ip, String helo, String mailFrom) {
        return new SpfWalk(asker, SpfIdentity.of(ip, helo, mailFrom), clock, receiver).report();
    }
}
