package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainListTest {
    private final DomainList list = DomainList.of(List.of(
            "# a comment",
            "",
            "mail.com",
            "Bücher.de # with a comment",
            "two.example.org",
            "yahoo.*",
            "yahoo.co*.*",
            "ms?.hinet.net",
            "*.onmicrosoft.com",
            "not a domain",
            "b\u00e9\ufffd.com"));

    @Test
    void whole_labels_match_and_parts_of_labels_do_not() {
        assertTrue(list.contains("mail.com"));
        assertTrue(list.contains("a.b.mail.com"));
        assertFalse(list.contains("googlemail.com"));
        assertFalse(list.contains("mail.com.evil.net"));
        assertFalse(list.contains("mail.co"));
    }

    @Test
    void what_lies_below_an_entry_that_nobody_registered_does_not_match() {
        assertTrue(list.contains("two.example.org"));
        assertFalse(list.contains("x.two.example.org"));
        assertFalse(DomainList.of(List.of("dynv6.net")).contains("somebody.dynv6.net"));
    }

    @Test
    void patterns_stay_within_a_label() {
        assertEquals(Optional.of("yahoo.*"), list.find("yahoo.fr"));
        assertTrue(list.contains("mail.yahoo.fr"));
        assertTrue(list.contains("yahoo.co.uk"));
        assertTrue(list.contains("yahoo.com.br"));
        assertFalse(list.contains("yahoo.evil.net"));
        assertFalse(list.contains("notyahoo.fr"));
        assertTrue(list.contains("ms1.hinet.net"));
        assertFalse(list.contains("ms12.hinet.net"));
        assertTrue(list.contains("acme.onmicrosoft.com"));
        assertFalse(list.contains("onmicrosoft.com"));
    }

    @Test
    void entries_in_unicode_are_matched_as_a_labels() {
        assertEquals(Optional.of("xn--bcher-kva.de"), list.find("xn--bcher-kva.de"));
    }

    @Test
    void lines_that_are_no_domains_are_kept_apart() {
        assertEquals(List.of("not a domain", "b\u00e9\ufffd.com"), list.refused());
        assertEquals(7, list.size());
    }

    @Test
    void thousands_of_entries_are_all_found() {
        List<String> entries =
                IntStream.range(0, 20_000).mapToObj(i -> "d" + i + ".com").toList();
        DomainList many = DomainList.of(entries);
        assertTrue(entries.stream().allMatch(many::contains));
        assertFalse(many.contains("d20000.com"));
    }

    @Test
    void nothing_is_on_the_empty_list() {
        for (String domain : List.of("", ".", "..", "a", "a.b", "[192.0.2.1]", "\ud800")) {
            assertFalse(DomainList.EMPTY.contains(domain));
            assertFalse(list.contains(domain));
        }
    }

    @Test
    void the_allow_list_is_asked_first() {
        KnownDomains known = new KnownDomains(DomainList.EMPTY, list, DomainList.EMPTY, DomainList.EMPTY);
        assertEquals(Set.of(AddressReason.DISPOSABLE), known.of("mail.com"));
        assertEquals(
                Set.of(), known.allowing(DomainList.of(List.of("mail.com"))).of("x.mail.com"));
    }
}
