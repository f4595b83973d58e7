package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.dmarc.DmarcPolicy;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DmarcCheckTest {
    private final TestDns dns = new TestDns();

    @Test
    void the_policy_is_found_by_walking_up() {
        dns.txt("_dmarc.example.com", "v=DMARC1; p=", "reject; np=none").a("a.b.example.com", "192.0.2.1");
        assertEquals(Optional.of(DmarcPolicy.REJECT), check("a.b.example.com").policy());
        assertEquals(Optional.of(DmarcPolicy.NONE), check("gone.example.com").policy());
    }

    @Test
    void two_records_at_a_name_are_none() {
        dns.txt("_dmarc.example.com", "v=DMARC1; p=reject").txt("_dmarc.example.com", "v=DMARC1; p=none");
        DmarcReport report = check("example.com");
        assertEquals(Optional.empty(), report.policy());
        assertTrue(has(report, "DMARC_TWICE"));
        dns.txt("_dmarc.other.com", "v=DMARC1; p=reject").txt("_dmarc.other.com", "hello");
        assertEquals(Optional.of(DmarcPolicy.REJECT), check("other.com").policy());
    }

    @Test
    void silence_leaves_the_policy_unknown_only_where_it_matters() {
        dns.txt("_dmarc.example.com", "v=DMARC1; p=reject").silent("_dmarc.com", RecordType.TXT);
        assertEquals(Optional.of(DmarcPolicy.REJECT), check("example.com").policy());
        assertTrue(check("a.example.com").unknown());
        dns.silent("_dmarc.example.com", RecordType.TXT);
        DmarcReport report = check("example.com");
        assertTrue(report.unknown());
        assertEquals(Optional.empty(), report.policy());
    }

    @Test
    void records_where_nobody_looks_are_told() {
        dns.txt("example.com", "v=DMARC1; p=reject").txt("_dmarc.example.com", " v=DMARC1; p=reject");
        DmarcReport report = check("example.com");
        assertTrue(has(report, "DMARC_AT_ROOT"));
        assertTrue(has(report, "DMARC_NOT_FIRST"));
    }

    @Test
    void reports_to_another_organization_need_its_consent() {
        dns.txt("_dmarc.example.com", "v=DMARC1; p=none; rua=mailto:a@reports.test");
        assertTrue(has(check("example.com"), "REPORTS_NOT_AUTHORIZED"));
        dns.txt("example.com._report._dmarc.reports.test", "v=DMARC1");
        assertFalse(has(check("example.com"), "REPORTS_NOT_AUTHORIZED"));
        dns.txt("_dmarc.own.com", "v=DMARC1; p=none; rua=mailto:a@mail.own.com");
        assertFalse(has(check("own.com"), "REPORTS_NOT_AUTHORIZED"));
        dns.txt("_dmarc.failures.com", "v=DMARC1; p=none; ruf=mailto:a@reports.test");
        assertTrue(has(check("failures.com"), "REPORTS_NOT_AUTHORIZED"));
    }

    @Test
    void rfc_7489_can_be_asked_for() {
        dns.txt("_dmarc.example.com", "v=DMARC1; p=reject; psd=y");
        assertEquals(
                "example.com",
                DmarcCheck.over(dns).withSuffixList().check("a.b.example.com").organizational());
        assertEquals("b.example.com", check("a.b.example.com").organizational());
    }

    private DmarcReport check(String domain) {
        return DmarcCheck.over(dns).check(domain);
    }

    private static boolean has(DmarcReport report, String code) {
        return report.findings().stream().anyMatch(finding -> finding.code().equals(code));
    }
}
