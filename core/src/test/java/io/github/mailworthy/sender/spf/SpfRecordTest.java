package io.github.mailworthy.sender.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SpfRecordTest {
    @TestFactory
    Stream<DynamicTest> terms_that_follow_the_grammar_are_read() {
        return Stream.of(
                        "all",
                        "-all",
                        "+ALL",
                        "?all",
                        "~aLL",
                        "a",
                        "a/0",
                        "a/32",
                        "a//0",
                        "a//128",
                        "a/24//64",
                        "a:example.com",
                        "A:Example.COM.",
                        "a:example.com/24",
                        "a:example.com//64",
                        "a:example.com/24//64",
                        "a:_spf.example.com",
                        "a:x.1a",
                        "a:x.a-1",
                        "a:b!#$&'()*,;<>?[]^`{|}~.com",
                        "a:%{d}",
                        "a:foo.%{d}/24",
                        "a:foo%{l}",
                        "a:%{d/}.com",
                        "a:foo:8080.com",
                        "a:a/b.com/24",
                        "a:%%",
                        "a:%_",
                        "a:%-",
                        "mx",
                        "mx/24",
                        "mx:example.com//64",
                        "ptr",
                        "ptr:example.com",
                        "ip4:0.0.0.0",
                        "ip4:255.255.255.255/0",
                        "ip4:1.2.3.4/32",
                        "ip6:::",
                        "ip6:::1/0",
                        "ip6:2001:DB8::cafe/128",
                        "ip6:::ffff:1.2.3.4/96",
                        "ip6:1:2:3:4:5:6:7:8",
                        "ip6:1::8",
                        "ip6:1:2:3:4:5:6:1.2.3.4",
                        "IP6:fe80::/10",
                        "include:example.com",
                        "include:%{d2}",
                        "exists:%{ir}.%{l1r+-}._spf.%{D2R}",
                        "exists:%{i}.%{v}.example.com",
                        "exists:%{d127}",
                        "redirect=example.com",
                        "REDIRECT=%{d}",
                        "exp=explain.%{d}",
                        "moo=",
                        "moo.cow-far_out=man:dog/cat",
                        "ip4=1.2.3.4",
                        "include=nothing",
                        "all=x",
                        "x=%{c}%{r}%{t}%%%_%-",
                        "moo=a moo=b")
                .map(term -> DynamicTest.dynamicTest(term, () -> {
                    SpfRecord.Reading reading = SpfRecord.parse("v=spf1 " + term);
                    assertTrue(
                            reading.record().isPresent(),
                            () -> reading.problem().orElse(""));
                }));
    }

    @TestFactory
    Stream<DynamicTest> terms_that_do_not_are_refused() {
        return Stream.of(
                        "all.",
                        "all:example.com",
                        "all/8",
                        "-",
                        "--all",
                        "+",
                        "=x",
                        "a:",
                        "a/",
                        "a//",
                        "a/33",
                        "a//129",
                        "a/024",
                        "a/24//",
                        "a//64/24",
                        "a///64",
                        "a/-1",
                        "a/24/24",
                        "a/2x",
                        "a:com",
                        "a:com.",
                        "a:example.com/",
                        "a:.",
                        "a:example..",
                        "a:1.2.3.4",
                        "a:x.-a",
                        "a:x.a-",
                        "a:example.com:80",
                        "a:foo/bar",
                        "a:foo%",
                        "a:%{",
                        "a:%{}",
                        "a:%{x}",
                        "a:%{d",
                        "a:%{d0}",
                        "a:%{dr2}",
                        "a:%{d!}",
                        "a:%(d)",
                        "a:%d",
                        "a:%{d}x",
                        "a:%{d}com",
                        "a:%{c}.com",
                        "exists:%{r}.com",
                        "include:%{t}.com",
                        "a:exämple.com",
                        "a:ex\tample.com",
                        "a:%%{d}",
                        "mx:",
                        "mx/33",
                        "ptr:",
                        "ptr/24",
                        "ptr/0",
                        "ptr:x.com/24",
                        "ip4",
                        "ip4:",
                        "ip4:1.2.3",
                        "ip4:1.2.3.4.5",
                        "ip4:1.2.3.256",
                        "ip4:1.2.3.04",
                        "ip4:1.2.3.4/",
                        "ip4:1.2.3.4/33",
                        "ip4:1.2.3.4/032",
                        "ip4:1.2.3.4//32",
                        "ip4:::1",
                        "ip4:example.com",
                        "ip4/24",
                        "ip4:%{i}",
                        "ip4:1.2.3.4:25",
                        "ip6",
                        "ip6:",
                        "ip6:1.2.3.4",
                        "ip6:::1::",
                        "ip6:::1/129",
                        "ip6:::1//64",
                        "ip6:::1/064",
                        "ip6:1:2:3:4:5:6:7",
                        "ip6:1:2:3:4:5:6:7:8:9",
                        "ip6:1:2:3:4:5:6:7::8",
                        "ip6::1",
                        "ip6:g::",
                        "ip6:12345::",
                        "ip6:::1.2.3",
                        "ip6:1.2.3.4::",
                        "ip6:fe80::1%eth0",
                        "ip6:[::1]",
                        "include",
                        "include:",
                        "include:com",
                        "include:example.com/24",
                        "include/24",
                        "exists",
                        "exists:",
                        "exists:example.com/24",
                        "redirect=",
                        "redirect=com",
                        "redirect=example.com/24",
                        "redirect:example.com",
                        "redirect=a.com redirect=a.com",
                        "redirect=a.com a:b.com REDIRECT=c.com",
                        "exp=",
                        "exp=a.com exp=b.com",
                        "exp:a.com",
                        "-redirect=a.com",
                        "unknown",
                        "unknown:x",
                        "moo=%{x}",
                        "moo=%",
                        "moo=ä",
                        "1moo=x",
                        "mo!o=x",
                        "ip4:1.2.3.4,ip4:1.2.3.5",
                        "include: example.com",
                        "+v=spf1")
                .map(term -> DynamicTest.dynamicTest(
                        term,
                        () -> assertFalse(
                                SpfRecord.parse("v=spf1 " + term).record().isPresent())));
    }

    @Test
    void one_malformed_term_anywhere_spoils_the_record() {
        assertFalse(SpfRecord.parse("v=spf1 ip4:1.2.3.4 -all moo").record().isPresent());
    }

    @Test
    void only_spaces_stand_between_terms() {
        assertTrue(SpfRecord.parse("v=spf1").record().isPresent());
        assertTrue(SpfRecord.parse("v=spf1   a   -all   ").record().isPresent());
        assertFalse(SpfRecord.parse("v=spf1 a\t-all").record().isPresent());
        assertFalse(SpfRecord.parse("v=spf1 a\n-all").record().isPresent());
        assertFalse(SpfRecord.parse("v=spf1 a\u0000-all").record().isPresent());
    }

    @Test
    void a_record_claims_to_be_spf_by_its_version_alone() {
        assertTrue(SpfRecord.isSpf("v=spf1"));
        assertTrue(SpfRecord.isSpf("V=SPF1 nonsense"));
        for (String other :
                List.of("v=spf10", "v=spf1-all", "v=spf", " v=spf1", "v=spf1\tall", "spf2.0/pra -all", "")) {
            assertFalse(SpfRecord.isSpf(other), other);
        }
    }

    @Test
    void prefix_lengths_and_networks_are_kept() {
        SpfRecord record = SpfRecord.parse("v=spf1 a:x.com/24//64 ~mx ip6:2001:db8::/32 -all")
                .record()
                .orElseThrow();
        assertEquals(24, record.directives().get(0).prefix4());
        assertEquals(64, record.directives().get(0).prefix6());
        assertEquals(SpfResult.SOFTFAIL, record.directives().get(1).result());
        assertEquals(
                "2001:db8::", record.directives().get(2).network().orElseThrow().toString());
        assertEquals(SpfResult.FAIL, record.directives().get(3).result());
    }

    @Test
    void prefixes_cover_by_leading_bits_and_never_across_families() {
        assertTrue(covers("1.2.3.4", "1.2.3.4", 32));
        assertFalse(covers("1.2.3.4", "1.2.3.5", 32));
        assertTrue(covers("1.2.3.4", "1.2.3.5", 31));
        assertTrue(covers("1.2.3.4", "200.2.3.5", 0));
        assertTrue(covers("255.255.255.255", "128.0.0.0", 1));
        assertFalse(covers("255.255.255.255", "127.0.0.0", 1));
        assertTrue(covers("2001:db8::", "2001:db8:ffff::1", 32));
        assertFalse(covers("2001:db8::", "2001:db9::", 32));
        assertTrue(covers("2001:db8::1", "2001:db8::", 127));
        assertFalse(covers("2001:db8::1", "2001:db8::", 128));
        assertTrue(covers("2001:db8::8000:0:0:0", "2001:db8:0:0:ffff::", 65));
        assertTrue(covers("::", "ffff::", 0));
        assertFalse(covers("::", "1.2.3.4", 0));
        assertFalse(covers("0.0.0.0", "::2", 0));
    }

    private static boolean covers(String network, String client, int bits) {
        return Prefix.covers(
                IpText.parse(network).orElseThrow(), IpText.parse(client).orElseThrow(), bits);
    }
}
