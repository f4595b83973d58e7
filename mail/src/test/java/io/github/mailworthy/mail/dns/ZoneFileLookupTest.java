package io.github.mailworthy.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void an_octet_of_the_file_is_an_octet_of_the_record_however_it_is_written(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("zone");
        Files.write(
                file,
                "\u00EF\u00BB\u00BF$ORIGIN acme.test.\r\n; don't \"\u00E4\r\n@ TXT \"\u00E9\\233\\\u00E9\\\\\\;;\" \u00E9 ; \"\r\n\u00E9 A 192.0.2.1\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        ZoneFileLookup read = ZoneFileLookup.read(file);
        assertEquals(
                List.of(new DnsRecord.Txt(List.of("\u00E9\u00E9\u00E9\\;;", "\u00E9"))),
                read.lookup("acme.test", RecordType.TXT)
                        .toCompletableFuture()
                        .join()
                        .records());
        assertEquals(
                1,
                read.lookup("\\233.acme.test", RecordType.A)
                        .toCompletableFuture()
                        .join()
                        .records()
                        .size());
    }

    @Test
    void text_stands_for_its_octets_in_utf_8() {
        assertEquals(
                List.of(new DnsRecord.Txt(List.of("\u00C3\u00A9"))),
                ZoneFileLookup.of("acme.test. TXT \u00E9")
                        .lookup("acme.test", RecordType.TXT)
                        .toCompletableFuture()
                        .join()
                        .records());
    }

    @Test
    void a_quoted_string_too_long_for_one_is_read_as_several() {
        ZoneFileLookup read =
                ZoneFileLookup.of("acme.test. TXT ( \"" + "\\101".repeat(255) + "b".repeat(255) + "c\"\n \"d\" )");
        DnsRecord.Txt txt = assertInstanceOf(
                DnsRecord.Txt.class,
                read.lookup("acme.test", RecordType.TXT)
                        .toCompletableFuture()
                        .join()
                        .records()
                        .get(0));
        assertEquals(List.of("e".repeat(255), "b".repeat(255), "c", "d"), txt.strings());
    }

    @Test
    void origins_times_classes_and_types_that_nobody_asks_for_are_read() {
        ZoneFileLookup read = ZoneFileLookup.of("""
                $TTL 1h
                $ORIGIN one.test.
                @ 300 IN A 192.0.2.1
                  IN 2m A 192.0.2.2
                _dmarc IN TXT v=DMARC1;p=none ; a comment ends the record
                @ CAA 0 issue "ca.test"
                @ TYPE65400 \\# 2 0102
                @ SPF "v=spf1 -all"
                $ORIGIN two.test.
                mail MX 5 @
                Other.Two.TEST. CNAME mail
                """);
        assertEquals(2, all(read, "one.test", RecordType.A));
        assertEquals(0, all(read, "one.test", RecordType.TXT));
        assertEquals(1, all(read, "_dmarc.ONE.test.", RecordType.TXT));
        assertEquals(1, all(read, "other.two.test", RecordType.MX));
    }

    private static int all(ZoneFileLookup zone, String name, RecordType type) {
        return zone.lookup(name, type).toCompletableFuture().join().records().size();
    }

    private DnsAnswer ask(String name, RecordType type) {
        return zone.lookup(name, type).toCompletableFuture().join();
    }
}
