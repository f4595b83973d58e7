package io.github.mailworthy.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.DomainList;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SenderRulesTest {
    private static final KnownDomains LISTS = new KnownDomains(
            DomainList.of(List.of("gmail.com")),
            DomainList.of(List.of("mailinator.com")),
            DomainList.of(List.of("duck.com")),
            DomainList.EMPTY);

    private final SenderFacts.Builder facts =
            SenderFacts.builder().lists(LISTS).platform("mail.host.com").domain("acme.com", DomainStanding.VERIFIED);

    @Test
    void a_verified_business_address_has_no_findings() {
        assertEquals(List.of(), check("Acme", "ann@acme.com", "ann@acme.com"));
        assertEquals(List.of(), check("Acme", "ann@acme.com", ""));
        assertEquals(List.of(), check("Acme", "ann@news.acme.com", "bob@news.acme.com"));
    }

    @Test
    void all_findings_come_at_once() {
        assertEquals(
                Set.of(
                        "NAME_BREAKS_HEADER",
                        "FREE_MAIL",
                        "OWNERSHIP_NOT_SHOWN",
                        "DOMAIN_NOT_AUTHENTICATED",
                        "NOT_AN_ADDRESS"),
                codes(check("Acme\r\nBcc: x", "ann@mail.gmail.com", "nobody")));
        assertEquals(
                Set.of("NAME_POSES_AS_ADDRESS", "NOT_AN_ADDRESS", "NO_REPLY"),
                codes(check("ceo@acme.com", "", "no-reply@acme.com")));
    }

    @Test
    void providers_are_named_with_the_entry_that_hit() {
        Finding free = find("FREE_MAIL", check("A", "ann@mail.gmail.com", ""));
        assertTrue(free.sentence().contains("listed as gmail.com"));
        assertTrue(find("DISPOSABLE", check("A", "ann@acme.com", "x@mailinator.com"))
                .blocks());
        assertTrue(find("RELAY", check("A", "ann@duck.com", "")).blocks());
    }

    @Test
    void from_and_reply_to_must_be_on_the_same_domain() {
        assertTrue(find("REPLY_TO_OTHER_DOMAIN", check("A", "a@acme.com", "a@sub.acme.com"))
                .blocks());
        assertTrue(find("REPLY_TO_OTHER_DOMAIN", check("A", "a@acme.com", "a@notacme.com"))
                .blocks());
        assertEquals(
                List.of(),
                SenderRules.check(
                        new SenderDetails("A", "a@acme.com", "a@sub.acme.com"),
                        facts.build(),
                        SenderPolicy.standard().with(SameDomain.ORGANIZATIONAL)));
    }

    @Test
    void domains_are_compared_by_whole_labels_and_suffix_list() {
        assertEquals(DomainRelation.EXACT, DomainRelation.between("acme.co.uk", "acme.co.uk"));
        assertEquals(DomainRelation.SAME_ORGANISATION, DomainRelation.between("a.acme.co.uk", "b.acme.co.uk"));
        assertEquals(DomainRelation.DIFFERENT, DomainRelation.between("acme.co.uk", "other.co.uk"));
        assertEquals(DomainRelation.DIFFERENT, DomainRelation.between("alice.github.io", "bob.github.io"));
        assertEquals(DomainRelation.DIFFERENT, DomainRelation.between("acme.com", "evilacme.com"));
        assertEquals(DomainRelation.DIFFERENT, DomainRelation.between("co.uk", "a.co.uk"));
    }

    @Test
    void unfit_domains_are_refused() {
        assertTrue(
                find("PLATFORM_DOMAIN", check("A", "x@other.mail.host.com", "")).blocks());
        assertTrue(find("PUBLIC_SUFFIX", check("A", "x@co.uk", "")).blocks());
        assertTrue(find("PUBLIC_SUFFIX", check("A", "x@github.io", "")).blocks());
        assertFalse(find("PRIVATE_SUFFIX", check("A", "x@alice.github.io", "")).blocks());
        assertTrue(find("SINGLE_LABEL", check("A", "x@localhost", "")).blocks());
        assertTrue(find("ADDRESS_LITERAL", check("A", "x@[192.0.2.1]", "")).blocks());
        assertTrue(find("UNDERSCORE", check("A", "x@a_b.com", "")).blocks());
        assertTrue(find("UNDERSCORE", check("A", "a_b@_dmarc.example.com", ""))
                .sentence()
                .contains("\"_dmarc.example.com\""));
        assertTrue(find("NOT_AN_ADDRESS", check("A", "a_b@c d", "")).blocks());
        assertFalse(find("UNKNOWN_TLD", check("A", "x@acme.nosuchtld", "")).blocks());
    }

    @Test
    void a_name_may_hold_an_at_sign_but_no_address() {
        assertEquals(List.of(), check("Dinner @ Acme", "ann@acme.com", ""));
        assertEquals(List.of(), check("@acme on tour", "ann@acme.com", ""));
        assertEquals(List.of(), check("Müller & Söhne 👩‍🚀", "ann@acme.com", ""));
        for (String posing : List.of("ceo@acme.com", "Pay <pay@bank.com>", "ceo＠acme.com", "a@b")) {
            assertTrue(find("NAME_POSES_AS_ADDRESS", check(posing, "ann@acme.com", ""))
                    .blocks());
        }
        for (String breaking : List.of("a\nb", "a\u0000b", "a\u202Eb", "a\u2028b", "\uD800", "=?utf-8?q?Bank?=")) {
            assertTrue(find("NAME_BREAKS_HEADER", check(breaking, "ann@acme.com", ""))
                    .blocks());
        }
    }

    @Test
    void look_alikes_are_shown_in_both_spellings() {
        Finding mixed = find("MIXED_SCRIPTS", check("A", "a@p\u0430ypal.com", ""));
        assertTrue(mixed.blocks());
        assertTrue(
                mixed.sentence().contains("p\u0430ypal.com") && mixed.sentence().contains("xn--"));
        Finding whole = find("HOMOGRAPH", check("A", "a@xn--80ak6aa92e.com", ""));
        assertFalse(whole.blocks());
        assertTrue(whole.sentence().contains("apple.com"), whole.sentence());
        assertTrue(find("INTERNATIONAL_DOMAIN", check("A", "a@m\u00fcller.com", ""))
                .sentence()
                .contains("xn--mller-kva.com"));
    }

    @Test
    void nobody_sends_as_a_stranger() {
        assertTrue(find("OWNERSHIP_NOT_SHOWN", check("A", "x@stranger.com", "")).blocks());
        facts.confirmed(EmailAddress.of("X@Stranger.com"));
        assertEquals(Set.of("DOMAIN_NOT_AUTHENTICATED"), codes(check("A", "x@stranger.com", "")));
        SenderPolicy open = SenderPolicy.standard().with(SenderPolicy.Ownership.NOT_ASKED);
        Finding said = find(
                "OWNERSHIP_NOT_SHOWN",
                SenderRules.check(new SenderDetails("A", "y@stranger.com", ""), facts.build(), open));
        assertEquals(Finding.Severity.INFO, said.severity());
    }

    @Test
    void unaligned_mail_for_an_enforced_domain_is_refused() {
        facts.domain("strict.com", new DomainStanding(false, true, false, false))
                .confirmed(EmailAddress.of("a@strict.com"));
        assertEquals(Set.of("DMARC_UNALIGNED"), codes(check("A", "a@strict.com", "")));
    }

    @Test
    void replies_must_reach_somebody() {
        assertFalse(
                find("ROLE_REPLY_TO", check("A", "a@acme.com", "info@acme.com")).blocks());
        for (String unread : List.of("noreply", "no-reply", "donotreply", "do.not.reply", "no_reply", "acme-noreply")) {
            assertFalse(find("NO_REPLY", check("A", "a@acme.com", unread + "@acme.com"))
                    .blocks());
        }
        assertEquals(List.of(), check("A", "a@acme.com", "replies@acme.com"));
        facts.domain("acme.com", new DomainStanding(true, false, true, true));
        assertEquals(Set.of("REPLY_TO_TAKES_NO_MAIL"), codes(check("A", "a@acme.com", "")));
    }

    @Test
    void a_placeholder_shows_its_limits_and_may_have_any_reply_to() {
        facts.placeholder(EmailAddress.of("hello@acme.mail.host.com"));
        assertEquals(
                Set.of("PLACEHOLDER", "PLACEHOLDER_HAS_NO_INBOX"), codes(check("A", "hello@acme.mail.host.com", "")));
        assertEquals(Set.of("PLACEHOLDER"), codes(check("A", "hello@acme.mail.host.com", "ann@acme.com")));
    }

    private List<Finding> check(String name, String from, String replyTo) {
        return SenderRules.check(new SenderDetails(name, from, replyTo), facts.build(), SenderPolicy.standard());
    }

    private static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding find(String code, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + findings));
    }
}
