package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicSuffixesTest {
    private final PublicSuffixes own = PublicSuffixes.of(
            List.of("// a comment", "", "com", "uk", "co.uk", "*.ck", "!www.ck", "公司.cn", "cn", "github.io", "io"));

    @Test
    void both_lists_tell_what_somebody_registered() {
        for (PublicSuffixes list : List.of(PublicSuffixes.bundled(), own)) {
            assertEquals(Optional.of("acme.co.uk"), list.registrable("a.b.acme.co.uk"));
            assertEquals(Optional.of("acme.com"), list.registrable("acme.com"));
            assertEquals(Optional.of("alice.github.io"), list.registrable("x.alice.github.io"));
            assertEquals(Optional.of("b.test.ck"), list.registrable("a.b.test.ck"));
            assertEquals(Optional.of("www.ck"), list.registrable("www.ck"));
            assertEquals(Optional.of("xn--85x722f.xn--55qx5d.cn"), list.registrable("xn--85x722f.xn--55qx5d.cn"));
            assertEquals(Optional.of("b.example"), list.registrable("a.b.example"));
            assertEquals(Optional.empty(), list.registrable("co.uk"));
            assertEquals(Optional.empty(), list.registrable("com"));
            assertTrue(list.isPublicSuffix("github.io"));
            assertFalse(list.isPublicSuffix("acme.com"));
            assertTrue(list.knowsTopLevel("acme.com"));
            assertFalse(list.knowsTopLevel("acme.con"));
        }
    }

    @Test
    void nonsense_has_no_registrable_domain_worth_an_exception() {
        for (String text : List.of("", ".", "..", "a..b", "[192.0.2.1]", "-", "a_b.com", "x".repeat(300) + ".com")) {
            assertEquals(
                    PublicSuffixes.bundled().registrable(text),
                    PublicSuffixes.bundled().registrable(text));
            assertEquals(own.registrable(text), own.registrable(text));
        }
    }
}
