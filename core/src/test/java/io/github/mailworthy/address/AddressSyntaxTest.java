package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases from RFC 5321 §4.1.2, RFC 5322 §3.4.1, RFC 6531 §3.3 and RFC 5891. */
class AddressSyntaxTest {
    private static final String LABEL_63 = "a".repeat(63);

    @Test
    void addresses_fit_for_sending_are_valid() {
        for (String text : List.of(
                "joe@example.com",
                "Joe.Doe+tag@mail.example.co.uk",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "a@b.c",
                "1@2.example",
                "x".repeat(64) + "@example.com",
                "joe@" + LABEL_63 + ".com",
                "joe@3com.com",
                "joe@a-b.a--b.com",
                "joe@x.co-op",
                "joe@x.c0m",
                "joe@x.1a",
                "a@" + ("a.".repeat(124) + "abcd"),
                "josé@example.com",
                "用户@例え.テスト.jp",
                "дмитрий@пример.рф",
                "अजय@डाटा.भारत",
                "joe@BÜCHER.de",
                "joe@straße.de",
                "joe@xn--strae-oqa.de",
                "joe@نامه\u200cای.com",
                "joe@שלום.co.il",
                "😀@example.com",
                "joe@例え。jp",
                "local@example.org",
                "tests@testing.tests")) {
            assertTrue(AddressSyntax.isSendable(text), text);
            assertEquals(text, EmailAddress.of(text).toString());
        }
    }

    @Test
    void legal_but_unusual_addresses_are_told_apart() {
        unusual("\"joe doe\"@example.com", AddressReason.QUOTED_LOCAL_PART);
        unusual("\"\"@example.com", AddressReason.QUOTED_LOCAL_PART);
        unusual("\"a\\\"b@c\"@example.com", AddressReason.QUOTED_LOCAL_PART);
        unusual("joe@[192.0.2.1]", AddressReason.ADDRESS_LITERAL);
        unusual("joe@[IPv6:2001:db8::1]", AddressReason.ADDRESS_LITERAL);
        unusual("joe@[ipv6:::ffff:192.0.2.1]", AddressReason.ADDRESS_LITERAL);
        unusual("joe@com", AddressReason.DOTLESS_DOMAIN);
        unusual("joe@рф", AddressReason.DOTLESS_DOMAIN);
        unusual("joe@localhost", AddressReason.SPECIAL_USE_DOMAIN, AddressReason.DOTLESS_DOMAIN);
        for (String domain : List.of(
                "a.test", "a.TEST", "a.invalid", "a.local", "a.onion", "1.in-addr.arpa", "a.alt", "a.internal")) {
            unusual("joe@" + domain, AddressReason.SPECIAL_USE_DOMAIN);
        }
    }

    @Test
    void what_is_no_address_is_refused_with_the_reason_and_the_place() {
        refused("", AddressReason.EMPTY, 0);
        refused("joe", AddressReason.NO_AT, 3);
        refused("@example.com", AddressReason.LOCAL_PART_EMPTY, 0);
        refused("joe@", AddressReason.DOMAIN_EMPTY, 4);
        refused("joe@a@example.com", AddressReason.SECOND_AT, 5);
        refused(" joe@example.com", AddressReason.WHITESPACE, 0);
        refused("joe@example.com ", AddressReason.WHITESPACE, 15);
        refused("joe@example.com\n", AddressReason.WHITESPACE, 15);
        refused("joe\r\n @example.com", AddressReason.WHITESPACE, 3);
        refused("joe\u00a0x@example.com", AddressReason.WHITESPACE, 3);
        refused("joe(comment)@example.com", AddressReason.COMMENT, 3);
        refused("joe@example.com(comment)", AddressReason.COMMENT, 15);
        refused("Joe<joe@example.com>", AddressReason.LOCAL_PART_CHARACTER, 3);
        refused(".joe@example.com", AddressReason.LOCAL_PART_DOT, 0);
        refused("joe.@example.com", AddressReason.LOCAL_PART_DOT, 3);
        refused("j..oe@example.com", AddressReason.LOCAL_PART_DOT, 2);
        refused("x".repeat(65) + "@example.com", AddressReason.LOCAL_PART_TOO_LONG, 64);
        refused("é".repeat(33) + "@example.com", AddressReason.LOCAL_PART_TOO_LONG, 32);
        refused("\"joe@example.com", AddressReason.LOCAL_PART_QUOTE, 16);
        refused("\"joe\"x@example.com", AddressReason.LOCAL_PART_QUOTE, 5);
        refused("joe\"x\"@example.com", AddressReason.LOCAL_PART_QUOTE, 3);
        refused("\"joe\tx\"@example.com", AddressReason.WHITESPACE, 4);
        refused("jo\u0000e@example.com", AddressReason.CONTROL_CHARACTER, 2);
        refused("jo\u0085e@example.com", AddressReason.CONTROL_CHARACTER, 2);
        refused("joe@exa_mple.com", AddressReason.DOMAIN_CHARACTER, 7);
        refused("joe@example,com", AddressReason.DOMAIN_CHARACTER, 11);
        refused("joe@.example.com", AddressReason.DOMAIN_DOT, 4);
        refused("joe@example..com", AddressReason.DOMAIN_DOT, 12);
        refused("joe@example.com.", AddressReason.DOMAIN_DOT, 15);
        refused("joe@-example.com", AddressReason.LABEL_HYPHEN, 4);
        refused("joe@example-.com", AddressReason.LABEL_HYPHEN, 11);
        refused("joe@ab--cd.com", AddressReason.LABEL_RESERVED, 4);
        refused("joe@" + LABEL_63 + "a.com", AddressReason.LABEL_TOO_LONG, 4);
        refused("joe@192.0.2.1", AddressReason.NUMERIC_TOP_LEVEL, 12);
        refused("joe@example.123", AddressReason.NUMERIC_TOP_LEVEL, 12);
        refused("joe@1", AddressReason.NUMERIC_TOP_LEVEL, 4);
        refused("joe@[192.0.2.256]", AddressReason.BAD_LITERAL, 4);
        refused("joe@[192.0.2.1", AddressReason.BAD_LITERAL, 4);
        refused("joe@[2001:db8::1]", AddressReason.BAD_LITERAL, 4);
        refused("joe@[IPv6:192.0.2.1]", AddressReason.BAD_LITERAL, 4);
        refused("joe@[IPv6:fe80::1%eth0]", AddressReason.BAD_LITERAL, 4);
        refused("joe@[", AddressReason.BAD_LITERAL, 4);
        refused("joe@[]", AddressReason.BAD_LITERAL, 4);
        refused("a@" + "a.".repeat(124) + "abcde", AddressReason.TOO_LONG, 254);
        refused("x".repeat(20_000), AddressReason.TOO_LONG, 254);
    }

    @Test
    void unsafe_unicode_is_refused() {
        refused("jo\ud800e@example.com", AddressReason.UNPAIRED_SURROGATE, 2);
        refused("joe@exa\udc00mple.com", AddressReason.UNPAIRED_SURROGATE, 7);
        refused("jo\u202ee@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\u200be@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\u200de@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\ue000e@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\u2028e@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\ufffde@example.com", AddressReason.UNSAFE_CHARACTER, 2);
        refused("jo\u0378e@example.com", AddressReason.UNASSIGNED_CHARACTER, 2);
        refused("jo\uffffe@example.com", AddressReason.UNASSIGNED_CHARACTER, 2);
        refused("jose\u0301@example.com", AddressReason.NOT_NORMALISED, 3);
        refused("\u0301joe@example.com", AddressReason.MARK_FIRST, 0);
        refused("joe@bu\u0308cher.de", AddressReason.NOT_NORMALISED, 5);
        refused("joe@exa\u200dmple.com", AddressReason.UNSAFE_CHARACTER, 7);
        refused("joe@ex\u00admple.com", AddressReason.UNSAFE_CHARACTER, 6);
    }

    @Test
    void labels_that_IDNA2008_forbids_are_refused() {
        refused("joe@☃.net", AddressReason.NOT_IDNA, 4);
        refused("joe@⒈a.net", AddressReason.NOT_IDNA, 4);
        refused("joe@x.aא.net", AddressReason.NOT_IDNA, 6);
        refused("joe@xn--0.com", AddressReason.BAD_A_LABEL, 4);
        refused("joe@xn--.com", AddressReason.LABEL_HYPHEN, 7);
        refused("joe@xn--i-7iq.ws", AddressReason.BAD_A_LABEL, 4);
        refused("joe@xn--joe-.com", AddressReason.LABEL_HYPHEN, 11);
        refused("joe@" + "ü".repeat(60) + "aaaaaaaaaa.com", AddressReason.LABEL_TOO_LONG, 4);
    }

    @Test
    void international_domains_become_the_same_labels_as_in_idna2008() {
        assertEquals("xn--strae-oqa.de", EmailAddress.of("a@Straße.DE").domain());
        assertEquals("xn--fa-hia.de", EmailAddress.of("a@faß.de").domain());
        assertEquals("xn--nxasmm1c.com", EmailAddress.of("a@βόλος.com").domain());
        assertEquals(
                "xn--mgba3gch31f060k.com", EmailAddress.of("a@نامه\u200cای.com").domain());
        assertEquals("xn--10cl1a0b660p.com", EmailAddress.of("a@ශ්\u200dරී.com").domain());
        assertEquals("xn--bcher-kva.de", EmailAddress.of("a@BÜCHER.de").domain());
        assertEquals("acme.com", EmailAddress.of("a@ＡＣＭＥ.com").domain());
        assertEquals("xn--85x722f.xn--55qx5d.cn", EmailAddress.of("a@食狮.公司.cn").domain());
    }

    @Test
    void what_of_refuses_it_explains() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> EmailAddress.of("joe@exa_mple.com"));
        assertTrue(refusal.getMessage().startsWith("DOMAIN_CHARACTER at 7"), refusal.getMessage());
    }

    private static void unusual(String text, AddressReason... reasons) {
        Parsed.Unusual unusual = (Parsed.Unusual) EmailAddress.parse(text);
        assertEquals(Set.of(reasons), unusual.reasons(), text);
        assertEquals(Set.of(reasons), EmailAddress.of(text).policies(), text);
    }

    private static void refused(String text, AddressReason reason, int position) {
        assertEquals(new Parsed.Invalid(reason, position), EmailAddress.parse(text), text);
    }
}
