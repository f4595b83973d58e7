package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.DomainObservation.Route;
import io.github.mailworthy.address.MailboxObservation.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void a_domain_with_exchangers_is_deliverable_as_far_as_the_domain_goes() {
        Verdict verdict = VerdictRules.judge(seen(Route.EXCHANGERS), NOW);
        assertEquals(Deliverability.DELIVERABLE, verdict.deliverability());
        assertEquals(Evidence.DOMAIN, verdict.evidence());
        assertTrue(verdict.passes(Evidence.DOMAIN));
        assertEquals(Optional.empty(), verdict.tryAgainAt());
    }

    @Test
    void only_facts_of_the_domain_make_it_undeliverable() {
        Set<Route> undeliverable = EnumSet.noneOf(Route.class);
        for (Route route : Route.values()) {
            if (VerdictRules.judge(seen(route), NOW).deliverability() == Deliverability.UNDELIVERABLE) {
                undeliverable.add(route);
            }
        }
        assertEquals(EnumSet.of(Route.NULL_MX, Route.NOWHERE, Route.NO_SUCH_DOMAIN), undeliverable);
    }

    @Test
    void a_dns_that_fails_makes_it_unknown_with_a_time_to_try_again() {
        for (Route route : EnumSet.of(Route.TIMEOUT, Route.FAILURE)) {
            Verdict verdict = VerdictRules.judge(seen(route).withText(Set.of(AddressReason.DISPOSABLE)), NOW);
            assertEquals(Deliverability.UNKNOWN, verdict.deliverability());
            assertEquals(Evidence.SYNTAX, verdict.evidence());
            assertEquals(Optional.of(NOW.plus(Duration.ofMinutes(15))), verdict.tryAgainAt());
        }
    }

    @Test
    void only_a_mailbox_accepted_where_a_random_name_was_refused_is_deliverable() {
        assertEquals(
                Deliverability.DELIVERABLE,
                probed(Word.ACCEPTED, Optional.of(false)).deliverability());
        assertEquals(Evidence.MAILBOX, probed(Word.ACCEPTED, Optional.of(false)).evidence());
        assertEquals(
                Deliverability.RISKY, probed(Word.ACCEPTED, Optional.of(true)).deliverability());
        assertEquals(
                Deliverability.UNKNOWN, probed(Word.ACCEPTED, Optional.empty()).deliverability());
        for (Word word : EnumSet.complementOf(EnumSet.of(Word.ACCEPTED))) {
            assertTrue(
                    probed(word, Optional.of(false)).deliverability() != Deliverability.DELIVERABLE, word.toString());
        }
    }

    @Test
    void only_a_clear_refusal_of_the_mailbox_is_undeliverable() {
        Set<Word> undeliverable = EnumSet.noneOf(Word.class);
        for (Word word : Word.values()) {
            if (probed(word, Optional.empty()).deliverability() == Deliverability.UNDELIVERABLE) {
                undeliverable.add(word);
                assertEquals(Evidence.MAILBOX, probed(word, Optional.empty()).evidence());
            }
        }
        assertEquals(EnumSet.of(Word.NO_SUCH_MAILBOX, Word.DISABLED), undeliverable);
    }

    @Test
    void the_age_is_that_of_the_oldest_fact() {
        Instant before = NOW.minusSeconds(90);
        Verdict verdict = VerdictRules.judge(
                Observations.NONE.withDomain(new DomainObservation(Route.EXCHANGERS, List.of("mx"), "", before)), NOW);
        assertEquals(Duration.ofSeconds(90), verdict.age());
    }

    @Test
    void a_text_that_is_no_address_is_undeliverable_by_syntax() {
        Verdict verdict =
                VerdictRules.refuse(new Parsed.Invalid(AddressReason.NO_AT, 3), Optional.of("joe@example.com"), NOW);
        assertEquals(Deliverability.UNDELIVERABLE, verdict.deliverability());
        assertEquals(Evidence.SYNTAX, verdict.evidence());
        assertEquals(Optional.of("joe@example.com"), verdict.suggestion());
    }

    private static Observations seen(Route route) {
        return Observations.NONE.withDomain(new DomainObservation(route, List.of(), "", NOW));
    }

    private static Verdict probed(Word word, Optional<Boolean> anyName) {
        return VerdictRules.judge(
                seen(Route.EXCHANGERS).withMailbox(new MailboxObservation(word, anyName, "mx", "", NOW)), NOW);
    }
}
