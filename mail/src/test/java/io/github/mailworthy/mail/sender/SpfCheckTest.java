package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.spf.IpText;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7208, sentence by sentence. */
class SpfCheckTest {
    private final TestDns dns = new TestDns();

    @Test
    void the_first_mechanism_that_matches_decides() {
        publish("v=spf1 ip4:192.0.2.1 ~ip4:192.0.2.2 ?ip4:192.0.2.3 -all");
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
        assertEquals(SpfResult.SOFTFAIL, result("192.0.2.2"));
        assertEquals(SpfResult.NEUTRAL, result("192.0.2.3"));
        assertEquals(SpfResult.FAIL, result("192.0.2.4"));
    }

    @Test
    void without_a_match_and_a_redirect_the_result_is_neutral() {
        publish("v=spf1 ip4:192.0.2.1");
        assertEquals(SpfResult.NEUTRAL, result("192.0.2.9"));
    }

    @Test
    void what_is_no_domain_name_has_no_result() {
        for (String domain :
                new String[] {"localhost", "a..example.com", "[192.0.2.1]", ".example.com", "x".repeat(64) + ".com", ""
                }) {
            assertEquals(SpfResult.NONE, check("192.0.2.1", domain, "").result(), domain);
        }
        assertEquals(
                SpfResult.NONE,
                check("192.0.2.1", "h.example.com", "a@nothing.example.com").result());
        assertTrue(dns.asked.size() <= 1);
    }

    @Test
    void the_null_sender_is_postmaster_at_the_helo_name() {
        dns.txt("mail.example.com", "v=spf1 exists:%{l}.%{o}.%{h}.ok.test -all")
                .a("postmaster.mail.example.com.mail.example.com.ok.test", "127.0.0.2");
        SpfReport report = check("192.0.2.1", "mail.example.com", "");
        assertEquals(SpfResult.PASS, report.result());
        assertEquals("mail.example.com", report.identity());
        assertEquals(
                SpfResult.PASS,
                check("192.0.2.1", "mail.example.com", "@mail.example.com").result());
        assertEquals(
                SpfResult.PASS,
                check("192.0.2.1", "mail.example.com", "mail.example.com").result());
    }

    @Test
    void strings_of_one_record_are_joined_without_a_space() {
        dns.txt("example.com", "v=spf1 ip4:192.0", ".2.1 -all");
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
    }

    @Test
    void two_records_are_an_error_and_other_texts_are_none() {
        dns.txt("example.com", "site=1").txt("example.com", "v=spf10 -all");
        assertEquals(SpfResult.NONE, result("192.0.2.1"));
        publish("v=spf1 -all");
        assertEquals(SpfResult.FAIL, result("192.0.2.1"));
        publish("V=SPF1 +all");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.1"));
    }

    @Test
    void a_syntax_error_anywhere_is_an_error_before_anything_matches() {
        publish("v=spf1 +all moo");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.1"));
    }

    @Test
    void silence_is_a_temporary_error_wherever_it_falls() {
        dns.silent("example.com", RecordType.TXT);
        assertEquals(SpfResult.TEMPERROR, result("192.0.2.1"));
        for (String term :
                new String[] {"a:s.test", "mx:s.test", "exists:s.test", "include:s.test", "redirect=s.test", "mx:m.test"
                }) {
            TestDns broken = new TestDns().txt("example.com", "v=spf1 " + term).mx("m.test", 1, "s.test");
            for (RecordType type : RecordType.values()) {
                broken.silent("s.test", type);
            }
            assertEquals(
                    SpfResult.TEMPERROR,
                    new SpfCheck(broken, () -> Instant.EPOCH)
                            .check(IpText.parse("192.0.2.1").orElseThrow(), "h.test", "a@example.com")
                            .result(),
                    term);
        }
    }

    @Test
    void a_match_before_the_silence_stands() {
        publish("v=spf1 ip4:192.0.2.1 a:s.test");
        dns.silent("s.test", RecordType.A);
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
        assertEquals(SpfResult.TEMPERROR, result("192.0.2.2"));
    }

    @Test
    void include_matches_on_pass_only_and_fails_on_none() {
        dns.txt("pass.test", "v=spf1 +all")
                .txt("fail.test", "v=spf1 -all")
                .txt("soft.test", "v=spf1 ~all")
                .txt("neutral.test", "v=spf1")
                .txt("bad.test", "v=spf1 moo")
                .txt("none.test", "hello");
        publish("v=spf1 include:fail.test include:soft.test include:neutral.test ?include:pass.test -all");
        SpfReport report = check("192.0.2.1", "h.test", "a@example.com");
        assertEquals(SpfResult.NEUTRAL, report.result());
        assertEquals(4, report.lookups());
        assertEquals(4, report.tree().orElseThrow().steps().size());
        for (String bad : new String[] {"bad.test", "none.test", "missing.test", "%{h}.."}) {
            dns.remove("example.com", RecordType.TXT);
            publish("v=spf1 include:" + bad + " +all");
            assertEquals(SpfResult.PERMERROR, result("192.0.2.1"), bad);
        }
    }

    @Test
    void redirect_goes_on_unless_all_stands_anywhere() {
        dns.txt("next.test", "v=spf1 ip4:192.0.2.1 -all");
        publish("v=spf1 redirect=next.test ip4:192.0.2.7");
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
        assertEquals(SpfResult.PASS, result("192.0.2.7"));
        assertEquals(SpfResult.FAIL, result("192.0.2.2"));
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 redirect=next.test ?all");
        SpfReport report = check("192.0.2.2", "h.test", "a@example.com");
        assertEquals(SpfResult.NEUTRAL, report.result());
        assertEquals(0, report.lookups());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 redirect=none.test");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.1"));
    }

    @Test
    void loops_end_at_the_limit() {
        publish("v=spf1 include:example.com -all");
        SpfReport report = check("192.0.2.1", "h.test", "a@example.com");
        assertEquals(SpfResult.PERMERROR, report.result());
        assertEquals(11, report.lookups());
        dns.txt("r.test", "v=spf1 redirect=r.test");
        assertEquals(
                SpfResult.PERMERROR, check("192.0.2.1", "h.test", "a@r.test").result());
    }

    @Test
    void ten_lookups_are_allowed_and_the_eleventh_is_an_error() {
        dns.a("x.test", "192.0.2.1");
        publish("v=spf1" + " a:x.test".repeat(10) + " ip4:192.0.2.9 -all");
        assertEquals(SpfResult.PASS, result("192.0.2.9"));
        assertEquals(10, check("192.0.2.9", "h.test", "a@example.com").lookups());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1" + " a:x.test".repeat(11) + " -all");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.9"));
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
    }

    @Test
    void lookups_within_includes_count_together() {
        dns.a("x.test", "192.0.2.1").txt("five.test", "v=spf1" + " a:x.test".repeat(5));
        publish("v=spf1 include:five.test" + " a:x.test".repeat(4) + " -all");
        assertEquals(SpfResult.FAIL, result("192.0.2.9"));
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 include:five.test" + " a:x.test".repeat(5) + " -all");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.9"));
    }

    @Test
    void two_lookups_may_come_back_empty_and_the_third_is_an_error() {
        dns.txt("only-text.test", "hello");
        publish("v=spf1 a:gone.test a:only-text.test -all");
        SpfReport report = check("192.0.2.9", "h.test", "a@example.com");
        assertEquals(SpfResult.FAIL, report.result());
        assertEquals(2, report.voids());
        assertTrue(report.tree().orElseThrow().steps().get(0).empty());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 a:gone.test exists:gone.test mx:gone.test +all");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.9"));
    }

    @Test
    void an_mx_with_more_than_ten_exchanges_is_an_error() {
        for (int i = 0; i < 11; i++) {
            dns.mx("example.com", i, "mx" + i + ".test").a("mx" + i + ".test", "192.0.2." + i);
        }
        publish("v=spf1 mx -all");
        assertEquals(SpfResult.PERMERROR, result("192.0.2.1"));
        dns.mx("ok.test", 5, "mx1.test").mx("ok.test", 1, "mx2.test").txt("ok.test", "v=spf1 mx/31 -all");
        assertEquals(SpfResult.PASS, check("192.0.2.0", "h.test", "a@ok.test").result());
    }

    @Test
    void mx_does_not_fall_back_to_the_address_of_the_domain() {
        dns.a("example.com", "192.0.2.1");
        publish("v=spf1 mx -all");
        assertEquals(SpfResult.FAIL, result("192.0.2.1"));
        dns.mx("example.com", 0, ".");
        assertEquals(SpfResult.FAIL, result("192.0.2.1"));
    }

    @Test
    void an_ipv6_client_is_compared_with_ipv6_addresses_and_exists_asks_for_a() {
        dns.a("example.com", "192.0.2.1").a("example.com", "2001:db8::1").a("e.test", "127.0.0.2");
        publish("v=spf1 a//64 -all");
        assertEquals(SpfResult.PASS, result("2001:db8::ffff"));
        assertEquals(SpfResult.FAIL, result("2001:db9::1"));
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
        assertEquals(SpfResult.PASS, result("::ffff:192.0.2.1"));
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 exists:e.test -all");
        assertEquals(SpfResult.PASS, result("2001:db8::ffff"));
    }

    @Test
    void an_ipv4_client_never_matches_ip6() {
        publish("v=spf1 -ip6:::ffff:192.0.2.1 -ip6:::/0 +all");
        assertEquals(SpfResult.PASS, result("::ffff:192.0.2.1"));
        assertEquals(SpfResult.FAIL, result("::1"));
    }

    @Test
    void ptr_matches_names_that_lead_back() {
        dns.name("1.2.0.192.in-addr.arpa", RecordType.PTR, "liar.example.com")
                .name("1.2.0.192.in-addr.arpa", RecordType.PTR, "broken.example.com")
                .name("1.2.0.192.in-addr.arpa", RecordType.PTR, "Mail.Example.com")
                .silent("broken.example.com", RecordType.A)
                .a("liar.example.com", "192.0.2.99")
                .a("mail.example.com", "192.0.2.1");
        publish("v=spf1 ptr -all");
        assertEquals(SpfResult.PASS, result("192.0.2.1"));
        assertEquals(SpfResult.FAIL, result("192.0.2.2"));
        dns.txt("ample.com", "v=spf1 ptr -all");
        assertEquals(SpfResult.FAIL, check("192.0.2.1", "h.test", "a@ample.com").result());
        dns.silent("3.2.0.192.in-addr.arpa", RecordType.PTR);
        assertEquals(SpfResult.FAIL, result("192.0.2.3"));
    }

    @Test
    void of_the_clients_names_the_first_ten_count() {
        for (int i = 0; i < 10; i++) {
            dns.name("1.2.0.192.in-addr.arpa", RecordType.PTR, "n" + i + ".other.test");
        }
        dns.name("1.2.0.192.in-addr.arpa", RecordType.PTR, "mail.example.com").a("mail.example.com", "192.0.2.1");
        publish("v=spf1 ptr -all");
        assertEquals(SpfResult.FAIL, result("192.0.2.1"));
    }

    @Test
    void the_p_macro_prefers_the_domain_then_what_is_below_then_any() {
        dns.name("1.2.0.192.in-addr.arpa", RecordType.PTR, "other.test")
                .name("1.2.0.192.in-addr.arpa", RecordType.PTR, "mx.example.com")
                .a("other.test", "192.0.2.1")
                .a("mx.example.com", "192.0.2.1")
                .txt("why.test", "%{p} as %{d}");
        publish("v=spf1 -all exp=why.test");
        assertEquals(
                Optional.of("mx.example.com as example.com"),
                check("192.0.2.1", "h.test", "a@example.com").explanation());
        assertEquals(
                Optional.of("unknown as example.com"),
                check("192.0.2.2", "h.test", "a@example.com").explanation());
    }

    @Test
    void the_explanation_is_of_the_record_that_fails_never_of_an_included_one() {
        dns.txt("inc.test", "v=spf1 -all exp=inc-why.test")
                .txt("inc-why.test", "included")
                .txt("why.test", "no ", "%{i}%_%{l} %{c}%%")
                .txt("next.test", "v=spf1 -all exp=next-why.test")
                .txt("next-why.test", "from %{d} for %{o}")
                .txt("bare.test", "v=spf1 -all");
        publish("v=spf1 include:inc.test -all exp=why.test");
        assertEquals(Optional.of("no 192.0.2.1 a 192.0.2.1%"), explanation());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 redirect=next.test exp=why.test");
        assertEquals(Optional.of("from next.test for example.com"), explanation());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 redirect=bare.test exp=why.test");
        assertEquals(Optional.empty(), explanation());
        dns.remove("example.com", RecordType.TXT);
        publish("v=spf1 include:inc.test -all");
        assertEquals(Optional.empty(), explanation());
    }

    @Test
    void an_explanation_that_cannot_be_had_leaves_the_fail() {
        dns.txt("two.test", "one")
                .txt("two.test", "two")
                .txt("macro.test", "%{x}")
                .txt("latin.test", "n\u00E9")
                .txt("control.test", "a\u0007b")
                .txt("percent.test", "100% sure")
                .silent("s.test", RecordType.TXT);
        for (String exp : new String[] {
            "gone.test", "two.test", "macro.test", "latin.test", "control.test", "percent.test", "s.test", "%{h}"
        }) {
            dns.remove("example.com", RecordType.TXT);
            publish("v=spf1 -all exp=" + exp);
            SpfReport report = check("192.0.2.1", "..", "a@example.com");
            assertEquals(SpfResult.FAIL, report.result(), exp);
            assertEquals(Optional.empty(), report.explanation(), exp);
        }
    }

    @Test
    void names_that_macros_make_are_cut_to_253_characters_from_the_left() {
        String local = ("l".repeat(20) + ".").repeat(12) + "end";
        String whole = local + ".ok.test";
        String cut = whole;
        while (cut.length() > 253) {
            cut = cut.substring(cut.indexOf('.') + 1);
        }
        dns.a(cut, "127.0.0.2");
        publish("v=spf1 exists:%{l}.ok.test -all");
        assertEquals(
                SpfResult.PASS,
                check("192.0.2.1", "h.test", local + "@example.com").result());
        assertTrue(whole.length() > 253);
    }

    @Test
    void a_name_that_macros_spoil_does_not_match() {
        publish("v=spf1 a:%{h} exists:%{l}.example.net ?all");
        assertEquals(
                SpfResult.NEUTRAL,
                check("192.0.2.1", "a..b", "x..y@example.com").result());
        assertEquals(
                SpfResult.NEUTRAL,
                check("192.0.2.1", "x".repeat(64), "é@example.com").result());
    }

    @Test
    void a_domain_in_unicode_is_asked_for_in_A_labels() {
        dns.txt("xn--mller-kva.com", "v=spf1 +all");
        assertEquals(
                SpfResult.PASS,
                check("192.0.2.1", "h.test", "a@m\u00fcller.com").result());
    }

    @Test
    void a_lookup_that_breaks_its_promise_is_a_server_failure() {
        SpfCheck broken = new SpfCheck(
                (name, type) -> {
                    throw new IllegalStateException("no");
                },
                () -> Instant.EPOCH);
        assertEquals(
                SpfResult.TEMPERROR,
                broken.check(IpText.parse("192.0.2.1").orElseThrow(), "h.test", "a@example.com")
                        .result());
    }

    @Test
    void a_check_asks_each_question_once() {
        dns.a("x.test", "192.0.2.7");
        publish("v=spf1 a:x.test a:x.test/31 -all");
        SpfReport report = check("192.0.2.1", "h.test", "a@example.com");
        assertEquals(2, report.queries());
        assertEquals(2, report.lookups());
        assertFalse(report.tree().isEmpty());
    }

    private void publish(String text) {
        dns.txt("example.com", text);
    }

    private SpfResult result(String ip) {
        return check(ip, "h.test", "a@example.com").result();
    }

    private Optional<String> explanation() {
        return check("192.0.2.1", "h.test", "a@example.com").explanation();
    }

    private SpfReport check(String ip, String helo, String mailFrom) {
        return new SpfCheck(dns, () -> Instant.EPOCH).check(IpText.parse(ip).orElseThrow(), helo, mailFrom);
    }
}
