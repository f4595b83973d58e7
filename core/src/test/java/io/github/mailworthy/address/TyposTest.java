package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TyposTest {
    private final KnownDomains known = new KnownDomains(
            DomainList.of(List.of("gmail.com", "hotmail.*", "yahoo.*", "yaho.com")),
            DomainList.of(List.of("gmial.com")),
            DomainList.of(List.of("duck.com")),
            DomainList.EMPTY);
    private final Suggestions suggestions = new Suggestions(known, PublicSuffixes.bundled());

    @Test
    void a_slip_in_a_well_known_domain_is_seen() {
        for (String slip : List.of(
                "gmial.com",
                "gmai.com",
                "gmaill.com",
                "gnail.com",
                "gmail.con",
                "gmail.co",
                "gmail.cmo",
                "gmial.con")) {
            assertEquals(Optional.of("gmail.com"), meant(slip), slip);
        }
        assertEquals(Optional.of("hotmail.com"), meant("hotmial.con"));
        assertEquals(Optional.of("hotmail.com"), meant("hotmail.con"));
        assertEquals(Optional.of("outlook.com"), meant("otlok.com".replace("otlok", "outlok")));
        assertEquals(Optional.of("icloud.com"), meant("iclould.com"));
    }

    @Test
    void a_providers_own_name_is_no_slip() {
        for (String own : List.of("yaho.com", "hotmail.fr", "yahoo.fr", "duck.com", "gmail.com", "mail.com")) {
            assertEquals(Optional.empty(), meant(own), own);
        }
    }

    @Test
    void companies_are_left_alone() {
        for (String company : List.of(
                "ibm.com",
                "hey.com",
                "proton.com",
                "who.int",
                "nato.int",
                "ge.com",
                "aon.com",
                "bol.com",
                "cloud.com",
                "sap.com",
                "basf.com",
                "bmw.de",
                "acme.io",
                "mask.io",
                "comcast.com",
                "verizon.com",
                "msc.com",
                "mtn.com",
                "example.com")) {
            assertEquals(Optional.empty(), meant(company), company);
        }
    }

    @Test
    void between_two_equally_near_targets_nothing_is_said() {
        assertEquals(Optional.empty(), meant("gmx.dt"));
    }

    @Test
    void a_name_without_its_ending_is_completed() {
        assertEquals(Optional.of("gmail.com"), meant("gmail"));
        assertEquals(Optional.of("gmail.com"), meant("gmailcom"));
        assertEquals(Optional.empty(), meant("localhost"));
    }

    @Test
    void slips_of_writing_are_mended() {
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@gmail,com"));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText(" joe@gmail.com "));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@gmail.com."));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("Joe Doe <joe@gmail.com>"));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@gmail..com"));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@gmial;com"));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@@gmail.com"));
        assertEquals(Optional.of("joe@gmail.com"), suggestions.forText("joe@gmail"));
        assertEquals(Optional.of("joe@acme.com"), suggestions.forText("joe@acme .com"));
        assertEquals(Optional.of("Joe+x@gmail.com"), suggestions.forText("Joe+x@gmial.com"));
        assertEquals(Optional.empty(), suggestions.forText("joe"));
        assertEquals(Optional.empty(), suggestions.forText("x".repeat(20_000)));
        assertEquals(Optional.empty(), suggestions.forText("joe@acme.com"));
    }

    @Test
    void the_part_before_the_at_is_never_changed() {
        assertEquals(Optional.of("gmial@gmail.com"), suggestions.forText("gmial@gmial.com"));
    }

    private Optional<String> meant(String domain) {
        return Typos.meant(domain, known, PublicSuffixes.bundled());
    }
}
