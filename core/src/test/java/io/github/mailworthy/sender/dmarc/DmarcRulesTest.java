package io.github.mailworthy.sender.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 9989 §4.7 to §4.10. */
class DmarcRulesTest {
    private final Map<String, DmarcRecord> zone = new HashMap<>();

    @Test
    void a_record_starts_with_its_version_exactly() {
        for (String yes :
                List.of("v=DMARC1", "v=DMARC1;", "v = DMARC1 ; p=none", "V=DMARC1; p=none", "v=DMARC1;p=reject;;x")) {
            assertTrue(DmarcRecord.parse(yes).isPresent(), yes);
        }
        for (String no : List.of(
                "",
                " v=DMARC1",
                "v=dmarc1",
                "v=DMARC1 p=none",
                "p=none; v=DMARC1",
                "v=DMARC2",
                "v=spf1",
                "v",
                "DMARC1",
                "\"v=DMARC1\"")) {
            assertFalse(DmarcRecord.parse(no).isPresent(), no);
        }
    }

    @Test
    void values_do_not_mind_case_and_bad_ones_are_the_default() {
        DmarcRecord record = DmarcRecord.parse("v=DMARC1; P=Reject ; adkim=S; aspf=x; t=Y; psd=N; sp = quarantine")
                .orElseThrow();
        assertEquals(Optional.of(DmarcPolicy.REJECT), record.policy("p"));
        assertEquals(Optional.of(DmarcPolicy.QUARANTINE), record.policy("sp"));
        assertTrue(record.strictDkim());
        assertFalse(record.strictSpf());
        assertTrue(record.testing());
        assertEquals(DmarcRecord.Psd.NO, record.psd());
    }

    @Test
    void report_addresses_are_uris_without_the_obsolete_size() {
        DmarcRecord record = DmarcRecord.parse(
                        "v=DMARC1; rua=mailto:a@b.c!10m , https://x.y/z,nonsense,mailto:@,mailto:a")
                .orElseThrow();
        assertEquals(List.of("mailto:a@b.c", "https://x.y/z"), record.uris("rua"));
    }

    @Test
    void the_walk_asks_at_most_eight_names() {
        assertEquals(List.of("example.com", "com"), TreeWalk.stops("example.com"));
        assertEquals(
                List.of(
                        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "g.h.i.j.mail.example.com",
                        "h.i.j.mail.example.com",
                        "i.j.mail.example.com",
                        "j.mail.example.com",
                        "mail.example.com",
                        "example.com",
                        "com"),
                TreeWalk.stops("a.b.c.d.e.f.g.h.i.j.mail.example.com"));
        assertEquals(8, TreeWalk.stops("a.b.c.d.e.f.example.com").size());
        assertEquals(7, TreeWalk.stops("b.c.d.e.f.example.com").size());
    }

    @Test
    void the_record_with_the_fewest_labels_names_the_organization() {
        publish("mail.example.com", "v=DMARC1; p=none");
        publish("example.com", "v=DMARC1; p=reject");
        assertEquals("example.com", walk("a.mail.example.com").organizational());
        assertEquals(Optional.of("example.com"), apply("a.mail.example.com").location());
        assertEquals(Optional.of(DmarcPolicy.NONE), apply("mail.example.com").policy());
    }

    @Test
    void psd_n_ends_the_walk_at_its_domain() {
        publish("mail.example.com", "v=DMARC1; p=none; psd=n");
        publish("example.com", "v=DMARC1; p=reject");
        assertEquals("mail.example.com", walk("a.mail.example.com").organizational());
        assertEquals(
                List.of("a.mail.example.com", "mail.example.com"),
                walk("a.mail.example.com").reached());
    }

    @Test
    void psd_y_makes_the_organization_one_label_below() {
        publish("com", "v=DMARC1; p=reject; sp=quarantine; psd=y");
        assertEquals("example.com", walk("a.mail.example.com").organizational());
        DmarcReport report = apply("a.mail.example.com");
        assertEquals(Optional.of("com"), report.location());
        assertEquals(Optional.of(DmarcPolicy.QUARANTINE), report.policy());
        publish("example.com", "v=DMARC1; p=none");
        assertEquals(Optional.of("example.com"), apply("a.mail.example.com").location());
        assertEquals("com", walk("com").organizational());
    }

    @Test
    void without_any_record_the_domain_is_its_own_organization_and_dmarc_does_not_apply() {
        DmarcReport report = apply("a.example.com");
        assertEquals("a.example.com", report.organizational());
        assertEquals(Optional.empty(), report.policy());
        assertTrue(report.findings().stream().anyMatch(finding -> finding.code().equals("DMARC_MISSING")));
    }

    @Test
    void below_the_record_sp_counts_and_np_for_what_does_not_exist() {
        publish("example.com", "v=DMARC1; p=none; sp=quarantine; np=reject");
        assertEquals(Optional.of(DmarcPolicy.NONE), apply("example.com").policy());
        assertEquals(Optional.of(DmarcPolicy.QUARANTINE), apply("a.example.com").policy());
        assertEquals(
                Optional.of(DmarcPolicy.REJECT),
                DmarcRules.apply(walk("a.example.com"), false).policy());
        publish("example.com", "v=DMARC1; p=reject");
        assertEquals(
                Optional.of(DmarcPolicy.REJECT),
                DmarcRules.apply(walk("a.example.com"), false).policy());
        publish("example.com", "v=DMARC1; p=reject; sp=none");
        assertEquals(
                Optional.of(DmarcPolicy.NONE),
                DmarcRules.apply(walk("a.example.com"), false).policy());
    }

    @Test
    void an_invalid_policy_is_none_if_reports_are_asked_for_and_nothing_otherwise() {
        publish("example.com", "v=DMARC1; p=rejct; rua=mailto:a@example.com");
        assertEquals(Optional.of(DmarcPolicy.NONE), apply("example.com").policy());
        publish("example.com", "v=DMARC1; p=reject; sp=x; rua=nonsense");
        assertEquals(Optional.empty(), apply("example.com").policy());
        publish("example.com", "v=DMARC1");
        assertEquals(Optional.of(DmarcPolicy.NONE), apply("example.com").policy());
    }

    @Test
    void test_mode_takes_the_policy_one_level_down() {
        publish("example.com", "v=DMARC1; p=reject; t=y");
        assertEquals(Optional.of(DmarcPolicy.QUARANTINE), apply("example.com").applied());
        publish("example.com", "v=DMARC1; p=quarantine; t=y");
        assertEquals(Optional.of(DmarcPolicy.NONE), apply("example.com").applied());
        assertEquals(Optional.of(DmarcPolicy.QUARANTINE), apply("example.com").policy());
    }

    @Test
    void alignment_is_strict_or_by_organization() {
        assertTrue(DmarcRules.aligned(true, "a.com", "a.com", "a.com", "a.com"));
        assertFalse(DmarcRules.aligned(true, "a.com", "a.com", "m.a.com", "a.com"));
        assertTrue(DmarcRules.aligned(false, "a.com", "a.com", "m.a.com", "a.com"));
        assertFalse(DmarcRules.aligned(false, "a.com", "a.com", "b.com", "b.com"));
    }

    @Test
    void rfc_7489_goes_by_the_suffix_list() {
        publish("example.co.uk", "v=DMARC1; p=reject; sp=none");
        publish("mail.example.co.uk", "v=DMARC1; p=quarantine");
        DmarcReport report = DmarcRules.applyWithSuffixList(walk("a.mail.example.co.uk"));
        assertEquals("example.co.uk", report.organizational());
        assertEquals(Optional.of(DmarcPolicy.NONE), report.policy());
    }

    private void publish(String name, String text) {
        zone.put(name, DmarcRecord.parse(text).orElseThrow());
    }

    private TreeWalk walk(String start) {
        return new TreeWalk(start, zone);
    }

    private DmarcReport apply(String start) {
        return DmarcRules.apply(walk(start), true);
    }
}
