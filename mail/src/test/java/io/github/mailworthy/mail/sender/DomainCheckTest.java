package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dkim.DkimKeyRecord;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import io.github.mailworthy.sender.domain.CheckResult;
import io.github.mailworthy.sender.domain.ChecklistItem.What;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.domain.RecordCheck.Status;
import io.github.mailworthy.sender.domain.RecordToPublish;
import io.github.mailworthy.sender.spf.IpText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DomainCheckTest {
    private static final DkimPublicKey KEY = key("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    private static final DkimPublicKey OTHER = key("21qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    private static final String AT = "s1._domainkey.acme.com";

    private final TestDns dns = new TestDns()
            .txt("acme.com", "v=spf1 include:spf.host.net ~all")
            .txt("spf.host.net", "v=spf1 ip4:192.0.2.0/24 -all")
            .txt("_dmarc.acme.com", "v=DMARC1; p=reject")
            .name("acme.com", RecordType.NS, "ns.provider.net");

    private DomainSetup setup = setup(DomainSetup.Selector.txt("s1", KEY), Optional.empty());

    @Test
    void a_domain_with_all_records_has_nothing_to_publish() {
        dns.txt(AT, KEY.record());
        DomainReport report = check();
        assertEquals(CheckResult.OK, report.result());
        assertEquals(Status.OK, report.spf().status());
        report.checklist().forEach(item -> assertEquals(Status.OK, item.status(), item.toString()));
        assertTrue(report.allFindings().stream().noneMatch(Finding::blocks), report.allFindings()::toString);
        assertTrue(report.queries() <= 12, () -> report.queries() + " questions");
    }

    @Test
    void a_missing_record_is_told_with_how_long_the_absence_is_remembered() {
        DomainReport report = check();
        assertEquals(CheckResult.WRONG, report.result());
        finds("DKIM_MISSING", report);
        assertEquals(
                Optional.of(Instant.EPOCH.plus(Duration.ofMinutes(5))),
                report.dkim().get(0).cachedUntil());
        assertTrue(report.toPublish().zoneFile().contains(AT + ". IN TXT \"" + KEY.record() + "\""));
    }

    @Test
    void slips_of_publishing_are_recognized() {
        dns.txt(AT + ".acme.com", KEY.record());
        finds("DOUBLED_ZONE", check());
        dns.txt("acme.com", KEY.record());
        finds("AT_APEX", check());
        dns.a(AT, "198.51.100.1");
        finds("PROXIED", check());
        dns.remove(AT, RecordType.A).txt(AT, OTHER.record());
        finds("OTHER_KEY", check());
        dns.remove(AT, RecordType.TXT).txt(AT, "v=DKIM1; k=ed25519; p=");
        finds("REVOKED", check());
        dns.remove(AT, RecordType.TXT).txt(AT, KEY.record()).txt(AT, OTHER.record());
        finds("MULTIPLE_RECORDS", check());
        dns.remove(AT, RecordType.TXT).txt(AT, "v=DKIM1; p=" + "MIIB" + "A".repeat(240));
        finds("CUT_AT_255", check());
        dns.remove(AT, RecordType.TXT).txt(AT, "\"" + KEY.record() + "\"");
        finds("QUOTES", check());
    }

    @Test
    void an_alias_must_lead_to_the_platform() {
        setup = setup(DomainSetup.Selector.cname("s1", "s1.host.net", KEY), Optional.empty());
        dns.txt("s1.host.net", KEY.record());
        dns.txt(AT, "s1.host.net.");
        finds("CNAME_AS_TXT", check());
        dns.remove(AT, RecordType.TXT).name(AT, RecordType.CNAME, "old.host.net");
        finds("CNAME_LEADS_NOWHERE", check());
        dns.remove(AT, RecordType.CNAME).name(AT, RecordType.CNAME, "s1.host.net");
        assertEquals(CheckResult.OK, check().result());
        dns.txt(AT, KEY.record());
        finds("CNAME_AND_TXT", check());
        // an alias that the provider replaced by what it leads to works as well
        dns.remove(AT, RecordType.CNAME);
        assertEquals(CheckResult.OK, check().result());
    }

    @Test
    void a_wildcard_is_told() {
        dns.txt(AT, KEY.record()).txt("mailworthy-probe-q7x3._domainkey.acme.com", KEY.record());
        finds("WILDCARD", check());
    }

    @Test
    void spf_is_evaluated_where_mail_from_is() {
        DomainSetup.ReturnPath path = new DomainSetup.ReturnPath("bounce", "bounce.host.net", false);
        setup = setup(DomainSetup.Selector.txt("s1", KEY), Optional.of(path));
        dns.txt(AT, KEY.record());
        DomainReport report = check();
        finds("SPF_AT_ROOT", report);
        finds("RETURN_PATH_MISSING", report);
        Optional<Instant> remembered = Optional.of(Instant.EPOCH.plus(Duration.ofMinutes(5)));
        assertEquals(remembered, report.returnPath().orElseThrow().cachedUntil());
        assertEquals(remembered, report.spf().cachedUntil());
        dns.mx("bounce.acme.com", 10, "bounce.host.net").txt("bounce.acme.com", "v=spf1 include:spf.host.net -all");
        assertEquals(Status.OK, check().spf().status());
        assertTrue(check().alignment().spf());
        dns.remove("_dmarc.acme.com", RecordType.TXT).txt("_dmarc.acme.com", "v=DMARC1; p=reject; aspf=s");
        finds("STRICT_SPF", check());
        assertFalse(check().alignment().spf());
    }

    @Test
    void trouble_in_spf_is_named() {
        spf("v=spf1 ~all include:spf.host.net");
        DomainReport report = check();
        finds("INCLUDE_AFTER_ALL", report);
        assertTrue(report.toPublish().zoneFile().contains("\"v=spf1 include:spf.host.net ~all\""));
        spf("v=spf1 include:gone.host.net ~all");
        finds("SPF_INCLUDE_MISSING", check());
        dns.txt("deep.host.net", "v=spf1 redirect=gone.host.net");
        spf("v=spf1 include:deep.host.net ~all");
        finds("SPF_INCLUDE_MISSING", check());
        spf("v=spf1 mxx ~all");
        finds("SPF_BROKEN", check());
        spf("v=spf1" + " a:x.host.net".repeat(12) + " ~all");
        dns.a("x.host.net", "198.51.100.1");
        finds("SPF_TOO_MANY_LOOKUPS", check());
        spf("v=spf1 a:a.gone a:b.gone a:c.gone ~all");
        finds("SPF_TOO_MANY_VOIDS", check());
        spf("v=spf1 ptr +all");
        finds("SPF_PASS_ALL", check());
        finds("SPF_PTR", check());
        dns.txt("acme.com", "v=spf1 -all");
        finds("SPF_TWICE", check());
    }

    @Test
    void the_suggested_spf_record_is_one_and_says_how_many_lookups_it_needs() {
        dns.a("x.host.net", "198.51.100.1");
        spf("v=spf1 a:x.host.net include:mail.acme.com -all");
        dns.txt("mail.acme.com", "v=spf1 a:x.host.net ~all");
        RecordToPublish suggested = spfToPublish(check());
        assertEquals("v=spf1 a:x.host.net include:mail.acme.com include:spf.host.net -all", suggested.value());
        assertTrue(
                suggested
                        .why()
                        .endsWith(
                                "It uses 4 of the 10 lookups that receivers allow and leaves 6. Your present record uses"
                                        + " 3."),
                suggested::why);
        spf("v=spf1" + " a:x.host.net".repeat(10) + " -all");
        DomainReport full = check();
        finds("SPF_SUGGESTION_TOO_LONG", full);
        assertTrue(spfToPublish(full).why().contains("more than the 10 lookups"), spfToPublish(full)::why);
        dns.txt("acme.com", "v=spf1 ip4:198.51.100.9 ~all");
        assertTrue(spfToPublish(check()).value().endsWith(" ip4:198.51.100.9 include:spf.host.net -all"));
        dns.remove("acme.com", RecordType.TXT);
        assertTrue(spfToPublish(check()).why().contains("It uses 1 of the 10"), spfToPublish(check())::why);
        spf("v=spf1 include:spf.host.net -all");
        assertTrue(spfToPublish(check()).why().contains("your present record, which"), spfToPublish(check())::why);
    }

    @Test
    void a_record_published_where_nobody_asks_is_told_by_asking_the_name_servers() {
        dns.remove("acme.com", RecordType.NS)
                .name("acme.com", RecordType.NS, "ns1.new.net")
                .name("com", RecordType.NS, "a.registry.net")
                .a("ns1.new.net", "192.0.2.53")
                .a("ns1.old.net", "192.0.2.54")
                .a("a.registry.net", "192.0.2.55");
        TestDns registry = new TestDns().name("acme.com", RecordType.NS, "ns1.old.net");
        TestDns old = new TestDns().txt("acme.com", "hello");
        Map<String, DnsLookup> servers = Map.of("192.0.2.54", old, "192.0.2.55", registry);
        DomainReport report = check(ip -> servers.get(ip.toString()));
        Finding differ = finds("NAME_SERVERS_DIFFER", report);
        assertTrue(
                differ.sentence().contains("to ns1.old.net, but the zone itself names ns1.new.net"), differ::sentence);
        finds("NOT_AT_NAME_SERVERS", report);
        assertTrue(report.queries() <= DomainCheck.MOST_QUERIES, () -> report.queries() + " questions");
        registry.remove("acme.com", RecordType.NS).name("acme.com", RecordType.NS, "ns1.new.net");
        Finding wait = finds(
                "NOT_YET_EVERYWHERE",
                check(ip -> new TestDns().txt(AT, KEY.record()).name("acme.com", RecordType.NS, "ns1.new.net")));
        assertTrue(wait.sentence().contains("until 1970-01-01T00:05:00Z"), wait::sentence);
        assertTrue(
                check(ip -> (name, type) -> CompletableFuture.failedFuture(new IllegalStateException()))
                        .allFindings()
                        .stream()
                        .noneMatch(finding -> finding.code().startsWith("NOT_")));
        dns.txt(AT, KEY.record());
        assertTrue(check(ip -> {
                    throw new AssertionError("nothing is missing");
                })
                .result()
                .equals(CheckResult.OK));
    }

    @Test
    void a_parked_and_a_missing_domain_are_told() {
        dns.remove("acme.com", RecordType.NS).name("acme.com", RecordType.NS, "ns1.sedoparking.com");
        finds("PARKED", check());
        finds("NO_SUCH_DOMAIN", new DomainCheck(new TestDns(), () -> Instant.EPOCH).check(setup));
    }

    @Test
    void the_texts_of_a_record_that_does_not_count_are_told_all_the_same() {
        dns.remove("_dmarc.acme.com", RecordType.TXT)
                .txt("_dmarc.acme.com", " v=DMARC1; p=none")
                .txt("_dmarc.acme.com", "hello");
        assertEquals(List.of(" v=DMARC1; p=none", "hello"), check().dmarc().found());
    }

    @Test
    void a_dmarc_record_below_the_domain_twice_is_found() {
        dns.remove("_dmarc.acme.com", RecordType.TXT).txt("_dmarc.acme.com.acme.com", "v=DMARC1; p=none");
        finds("DMARC_DOUBLED_ZONE", check());
    }

    private DomainReport check(Function<IpAddress, DnsLookup> nameServers) {
        return new DomainCheck(dns, () -> Instant.EPOCH).asking(nameServers).check(setup);
    }

    private static RecordToPublish spfToPublish(DomainReport report) {
        List<RecordToPublish> spf = report.toPublish().records().stream()
                .filter(record -> record.value().startsWith("v=spf1"))
                .toList();
        assertEquals(1, spf.size());
        return spf.get(0);
    }

    @Test
    void silence_is_unknown_and_nothing_else() {
        for (RecordType type : RecordType.values()) {
            dns.silent(AT, type).silent("acme.com", type).silent("_dmarc.acme.com", type);
        }
        DomainReport report = check();
        assertEquals(CheckResult.UNKNOWN, report.result());
        assertEquals(Status.UNKNOWN, report.spf().status());
        assertTrue(report.dmarc().unknown());
        report.checklist().stream()
                .filter(item -> item.what() != What.ONE_CLICK_UNSUBSCRIBE)
                .forEach(item -> assertEquals(Status.UNKNOWN, item.status(), item.toString()));
    }

    @Test
    void a_check_asks_25_questions_at_most_whatever_it_meets() {
        for (int i = 0; i < 10; i++) {
            dns.mx("acme.com", i, "mx" + i + ".acme.com");
        }
        spf("v=spf1 mx include:a.acme.com include:b.acme.com -all");
        dns.txt("a.acme.com", "v=spf1 mx:b.acme.com a:c.acme.com").txt("b.acme.com", "v=spf1 ptr mx:c.acme.com");
        DomainReport report = check();
        assertTrue(report.queries() <= DomainCheck.MOST_QUERIES, () -> report.queries() + " questions");
        assertEquals(dns.asked.size(), report.queries());
    }

    @Test
    void answers_built_to_hurt_give_a_report() {
        DnsLookup hostile = (name, type) ->
                CompletableFuture.completedFuture(new DnsAnswer.Records(hundred(type), List.of(), Duration.ZERO));
        DomainReport report = new DomainCheck(hostile, () -> Instant.EPOCH).check(setup);
        assertEquals(CheckResult.WRONG, report.result());
        DnsLookup throwing = (name, type) -> CompletableFuture.failedFuture(new IllegalStateException());
        assertEquals(
                CheckResult.UNKNOWN,
                new DomainCheck(throwing, () -> Instant.EPOCH).check(setup).result());
    }

    private static List<DnsRecord> hundred(RecordType type) {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(
                    type == RecordType.TXT
                            ? new DnsRecord.Txt(
                                    List.of("v=spf1 \u0000include:" + "x".repeat(65_000), "v=DMARC1;\u0000"))
                            : new DnsRecord.Name(type, "loop.acme.com"));
        }
        return records;
    }

    private void spf(String text) {
        dns.remove("acme.com", RecordType.TXT).txt("acme.com", text);
    }

    private DomainReport check() {
        dns.asked.clear();
        return new DomainCheck(dns, () -> Instant.EPOCH).check(setup);
    }

    private static Finding finds(String code, DomainReport report) {
        Finding found = report.allFindings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + report.allFindings()));
        assertFalse(found.sentence().isEmpty());
        assertTrue(found.severity() == Finding.Severity.INFO || !found.remedy().isEmpty(), found::toString);
        return found;
    }

    private static DomainSetup setup(DomainSetup.Selector selector, Optional<DomainSetup.ReturnPath> path) {
        return new DomainSetup(
                "acme.com",
                List.of(selector),
                path,
                Optional.of("spf.host.net"),
                List.of(IpText.parse("192.0.2.1").orElseThrow()),
                Optional.of(true));
    }

    private static DkimPublicKey key(String bare) {
        return DkimKeyRecord.read(List.of("k=ed25519; p=" + bare), List.of())
                .key()
                .orElseThrow();
    }
}
