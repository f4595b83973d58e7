package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import io.github.mailworthy.sender.domain.CheckResult;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainRules;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.domain.DomainState;
import io.github.mailworthy.sender.domain.SenderDomain;
import io.github.mailworthy.sender.spf.IpText;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers built to hurt, from a real server over the wire: a typed result within the limits, never an exception. */
class HostileDnsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final TestDns dns = new TestDns();
    private DnsLookup answers = dns;
    private final DnsServer server = DnsServer.start((name, type) -> answers.lookup(name, type));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void includes_fifty_deep_end_at_the_limit() {
        dns.txt("acme.com", "v=spf1 include:d0.acme.com -all");
        IntStream.range(0, 50)
                .forEach(i -> dns.txt("d" + i + ".acme.com", "v=spf1 include:d" + (i + 1) + ".acme.com -all"));
        SpfReport report = spf();
        assertEquals(SpfResult.PERMERROR, report.result());
        assertEquals(11, report.lookups());
        assertEquals(11, report.queries());
        dns.txt("_dmarc.acme.com", "v=DMARC1; p=none");
        DomainReport domain = domain();
        assertTrue(domain.allFindings().stream().anyMatch(f -> f.code().equals("SPF_TOO_MANY_LOOKUPS")));
        assertTrue(domain.queries() <= DomainCheck.MOST_QUERIES, () -> domain.queries() + " questions");
        assertEquals(server.asked(), domain.queries() + report.queries());
    }

    @Test
    void loops_of_includes_and_redirects_end() {
        dns.txt("acme.com", "v=spf1 include:b.acme.com -all").txt("b.acme.com", "v=spf1 redirect=acme.com");
        assertEquals(SpfResult.PERMERROR, spf().result());
        dns.remove("acme.com", RecordType.TXT).txt("acme.com", "v=spf1 redirect=acme.com");
        assertEquals(SpfResult.PERMERROR, spf().result());
        assertEquals(1, spf().queries());
    }

    @Test
    void a_circle_of_aliases_is_a_failure_of_the_dns() {
        answers = (name, type) -> alias(name.equals("acme.com") ? "b.acme.com" : "acme.com");
        assertEquals(SpfResult.TEMPERROR, spf().result());
        untold();
    }

    @Test
    void an_endless_chain_of_aliases_is_a_failure_of_the_dns() {
        answers = (name, type) -> alias("a" + name.length() + "." + name);
        assertEquals(SpfResult.TEMPERROR, spf().result());
        untold();
    }

    @Test
    void a_hundred_texts_hide_no_record() {
        for (int i = 0; i < 99; i++) {
            dns.txt("acme.com", "site-verification=" + i + "x".repeat(200));
        }
        dns.txt("acme.com", "v=spf1 ip4:192.0.2.1 -all");
        assertEquals(SpfResult.PASS, spf().result());
        assertTrue(server.askedOverTcp() > 0);
    }

    @Test
    void a_record_of_64_kilobytes_is_read_to_its_end() {
        List<String> strings = new ArrayList<>(List.of("v=spf1 "));
        IntStream.range(0, 250).forEach(i -> strings.add("ip4:198.51.100.1 ".repeat(15)));
        strings.add("ip4:192.0.2.1 -all");
        dns.txt("acme.com", strings.toArray(String[]::new));
        assertEquals(SpfResult.PASS, spf().result());
        strings.set(strings.size() - 1, "%");
        dns.remove("acme.com", RecordType.TXT).txt("acme.com", strings.toArray(String[]::new));
        assertEquals(SpfResult.PERMERROR, spf().result());
    }

    @Test
    void octets_that_no_record_holds_spoil_it_alone() {
        dns.txt("acme.com", "v=spf1 \u0000ip4:192.0.2.1 -all")
                .txt("s1._domainkey.acme.com", "v=DKIM1; p=\u0000\u00FF")
                .txt("_dmarc.acme.com", "v=DMARC1; p=\u0000none; rua=\u00FF");
        assertEquals(SpfResult.PERMERROR, spf().result());
        DomainReport report = domain();
        assertEquals(CheckResult.WRONG, report.result());
        assertTrue(report.dmarc().policy().isEmpty());
    }

    @Test
    void silence_in_the_middle_is_temporary_and_no_step_towards_failed() {
        dns.txt("acme.com", "v=spf1 include:quiet.acme.com -all");
        answers = (name, type) -> name.startsWith("quiet") || name.startsWith("s1") ? never() : dns.lookup(name, type);
        SpfReport report = spf();
        assertEquals(SpfResult.TEMPERROR, report.result());
        assertEquals(1, report.lookups());
        untold();
    }

    @Test
    void a_dns_that_never_answers_uses_up_the_limit_and_no_more() {
        DnsLookup mute = (name, type) -> new CompletableFuture<>();
        DomainReport report = new DomainCheck(mute, () -> NOW, Duration.ofMillis(200)).check(setup());
        assertEquals(CheckResult.UNKNOWN, report.result());
        assertTrue(report.queries() <= DomainCheck.MOST_QUERIES);
        assertEquals(
                SpfResult.TEMPERROR,
                new SpfCheck(mute, () -> NOW, Duration.ofMillis(200), "mx.test")
                        .check(IpText.parse("192.0.2.1").orElseThrow(), "h.test", "a@acme.com")
                        .result());
    }

    /** A verified domain stays verified when the DNS does not tell, and one at risk is not failed even when its grace is over. */
    private void untold() {
        DomainReport report = domain();
        assertEquals(CheckResult.UNKNOWN, report.result());
        for (DomainState state : DomainState.values()) {
            SenderDomain before = new SenderDomain(
                    "acme.com", state, NOW.minus(Duration.ofDays(30)), Optional.empty(), Optional.empty(), true, true);
            SenderDomain after = DomainRules.checked(
                            new Kept<>(
                                    SenderDomain.key(new AccountId("acme"), "acme.com"),
                                    Optional.of(before),
                                    1,
                                    Optional.empty()),
                            report,
                            DomainPolicy.STANDARD,
                            NOW)
                    .answer();
            assertEquals(state, after.state());
            assertEquals(before.since(), after.since());
            assertEquals(Optional.of(CheckResult.UNKNOWN), after.lastResult());
            assertEquals(before.aligned(), after.aligned());
        }
    }

    private static CompletionStage<DnsAnswer> alias(String target) {
        return CompletableFuture.completedStage(new DnsAnswer.Records(
                List.of(new DnsRecord.Name(RecordType.CNAME, target)), List.of(), Duration.ofMinutes(1)));
    }

    private static CompletionStage<DnsAnswer> never() {
        return CompletableFuture.completedStage(new Failed(Failed.Cause.TIMEOUT, ""));
    }

    private SpfReport spf() {
        return new SpfCheck(lookup(), () -> NOW).check(IpText.parse("192.0.2.1").orElseThrow(), "h.test", "a@acme.com");
    }

    private DomainReport domain() {
        return new DomainCheck(lookup(), () -> NOW).check(setup());
    }

    private DnsLookup lookup() {
        boolean quiet = answers != dns;
        return DnsJavaLookup.builder()
                .server(server.address())
                .timeLimit(quiet ? Duration.ofMillis(600) : Duration.ofSeconds(20))
                .build();
    }

    private static DomainSetup setup() {
        return new DomainSetup(
                "acme.com",
                List.of(DomainSetup.Selector.any("s1")),
                Optional.empty(),
                Optional.of("spf.host.net"),
                List.of(IpText.parse("192.0.2.1").orElseThrow()),
                Optional.of(true));
    }
}
