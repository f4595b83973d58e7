package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmailAddressTest {
    @Test
    @DisplayName("17: case does not tell addresses apart, nor does a domain's spelling")
    void case_does_not_tell_addresses_apart() {
        same("Joe@Example.COM", "joe@example.com");
        same("ИВАН@пример.рф", "иван@ПРИМЕР.рф");
        same("ΣΑΣ@example.com", "σας@example.com");
        same("joe@bücher.de", "joe@xn--bcher-kva.de");
        same("joe@ＡＣＭＥ.com", "joe@acme.com");
        same("\"joe.doe\"@example.com", "joe.doe@example.com");
        same("\"jo\\e doe\"@example.com", "\"JOE doe\"@example.com");
        same("J\u030c@example.com", "\u01f0@example.com");
    }

    @Test
    @DisplayName("17: dots, tags and letters of other languages do")
    void dots_tags_and_letters_of_other_languages_do() {
        assertNotEquals(EmailAddress.of("j.doe@example.com"), EmailAddress.of("jdoe@example.com"));
        assertNotEquals(EmailAddress.of("joe+a@example.com"), EmailAddress.of("joe@example.com"));
        assertNotEquals(EmailAddress.of("\u0131an@example.com"), EmailAddress.of("ian@example.com"));
        assertNotEquals(EmailAddress.of("joe@straße.de"), EmailAddress.of("joe@strasse.de"));
        assertNotEquals(EmailAddress.of("\".joe\"@example.com"), EmailAddress.of("joe@example.com"));
    }

    @Test
    void the_local_part_is_sent_as_it_was_given_and_the_domain_as_a_labels() {
        assertEquals(
                "Joe+X@xn--bcher-kva.de", EmailAddress.of("Joe+X@BÜCHER.de").normalised());
        assertEquals(
                "joe+x@xn--bcher-kva.de", EmailAddress.of("Joe+X@BÜCHER.de").key());
        assertEquals("Joe+X@BÜCHER.de", EmailAddress.of("Joe+X@BÜCHER.de").toString());
        assertEquals("Joe", EmailAddress.of("Joe@EXAMPLE.com").localPart());
        assertEquals("Joe@example.com", EmailAddress.of("Joe@EXAMPLE.com").normalised());
    }

    @Test
    void a_log_sees_the_first_character_alone() {
        assertEquals("j…@example.com", EmailAddress.of("joe@Example.com").masked());
        assertEquals("😀…@example.com", EmailAddress.of("😀😀@example.com").masked());
    }

    private static void same(String one, String other) {
        EmailAddress a = EmailAddress.of(one);
        EmailAddress b = EmailAddress.of(other);
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertEquals(a.key(), b.key());
        assertEquals(0, a.compareTo(b));
        assertEquals(a.key().hashCode(), a.hashCode());
    }
}
