package io.github.mailworthy.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneFileLookupTest {
    private final ZoneFileLookup zone = ZoneFileLookup.of("""
            acme.test.          MX    10 mail.acme.test.
            a.b.acme.test.      A     192.0.2.7
            *.acme.test.        TXT   "v=spf1 -all"
            www.acme.test.      CNAME elsewhere.example.
            """);

    @Test
    void without_a_ttl_or_an_soa_it_answers_all_the_same() {
        assertEquals(1, ask("acme.test", RecordType.MX).records().size());
    }

    @Test
    void a_name_with_names_below_it_exists() {
        assertInstanceOf(DnsAnswer.NoData.class, ask("b.acme.test", RecordType.A));
        assertInstanceOf(DnsAnswer.NoSuchName.class, ask("test2", RecordType.A));
    }

    @Test
    void a_wildcard_stands_for_names_that_do_not_exist() {
        assertEquals(1, ask("x.y.acme.test", RecordType.TXT).records().size());
        assertInstanceOf(DnsAnswer.NoData.class, ask("x.acme.test", RecordType.MX));
        assertInstanceOf(DnsAnswer.NoSuchName.class, ask("x.b.acme.test", RecordType.TXT));
    }

    @Test
    void an_alias_out_of_the_world_leads_to_no_such_name() {
        assertInstanceOf(DnsAnswer.NoSuchName.class, ask("www.acme.test", RecordType.A));
        assertEquals(1, ask("www.acme.test", RecordType.CNAME).records().size());
    }

    @Test
    void a_text_that_is_no_zone_is_refused_with_its_line() {
        for (String text : List.of("acme.test. MX ten mail.", "$INCLUDE /etc/hosts\n", "acme.test. A 192.0.2.300")) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> ZoneFileLookup.of(text), text);
            assertTrue(refusal.getMessage().contains(":1:"), refusal.getMessage());
        }
    }

    private DnsAnswer ask(String name, RecordType type) {
        return zone.lookup(name, type).toCompletableFuture().join();
    }
}
