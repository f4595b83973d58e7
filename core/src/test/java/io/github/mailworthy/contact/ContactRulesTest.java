package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactRulesTest {
    private final Town town = Town.withAnn();

    private static ConsentEvidence form(Instant at) {
        return new ConsentEvidence(ConsentEvidence.Means.FORM, "Yes", at, "form 1");
    }

    private Answer<Standing> optIn(Instant at) {
        return town.settle(ContactRules.optIn(town.asked(ANN), form(at), town.limits, town.now));
    }

    @Test
    void a_new_contact_is_on_no_list() {
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        assertEquals(
                List.of(new Happening.Registered("form")),
                town.log(ANN).stream().map(LogEntry::what).toList());
    }

    @Test
    @DisplayName("18: deleting and registering again launders nothing")
    void deleting_and_registering_again_launders_nothing() {
        town.complaint(ANN);
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        town.settle(ContactRules.remove(town.asked(ANN), Town.JANE, town.now));
        assertFalse(town.asked(ANN).isRegistered());
        assertEquals(
                List.of(Reason.ASKED_NOT_TO_BE_CONTACTED, Reason.CALLED_IT_SPAM),
                town.register(ANN).reasons());
    }

    @Test
    void registering_twice_changes_nothing() {
        assertTrue(ContactRules.register(town.asked(ANN), Town.JANE, "import", town.now)
                .change()
                .isEmpty());
    }

    @Test
    @DisplayName("18: the contact's own opt-in closes do-not-contact, and no bounce")
    void an_opt_in_loosens_consent_and_lifts_nothing_else() {
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        town.hardBounce(ANN).later(Duration.ofDays(1)).optIn(ANN);
        assertEquals(
                List.of(Reason.NO_SUCH_MAILBOX, Reason.OPTED_IN),
                town.standing(ANN).reasons());
    }

    @Test
    void an_opt_in_from_before_the_last_word_is_refused() {
        town.tighten(ANN, Consent.DECLINED_COMMERCIAL);
        for (Instant at : List.of(town.now, town.now.minusSeconds(1))) {
            assertEquals(
                    Code.NOT_AFTER_THE_LAST_WORD,
                    optIn(at).refusal().orElseThrow().code());
        }
    }

    @Test
    void an_opt_in_from_the_future_is_refused_and_one_within_the_tolerance_counts_from_now() {
        Duration tolerance = town.limits.clockTolerance();
        assertTrue(optIn(town.now.plus(tolerance).plusMillis(1)).refusal().isPresent());
        assertEquals(Status.SUBSCRIBED, optIn(town.now.plus(tolerance)).get().status());
        town.later(Duration.ofSeconds(1));
        assertEquals(
                Status.DO_NOT_CONTACT,
                town.tighten(ANN, Consent.DO_NOT_CONTACT).status(),
                "a later word is not outlived by a clock ahead of ours");
    }

    @Test
    void the_same_opt_in_again_writes_nothing() {
        optIn(town.now);
        assertTrue(ContactRules.optIn(town.asked(ANN), form(town.now), town.limits, town.now)
                .change()
                .isEmpty());
    }

    @Test
    void a_stranger_cannot_opt_in() {
        assertEquals(
                Optional.of(Code.UNKNOWN_CONTACT),
                town.optIn("bob@example.com").refusal().map(Refusal::code));
    }

    @Test
    void evidence_that_shows_nothing_is_none() {
        for (String blank : List.of("", " ")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ConsentEvidence(ConsentEvidence.Means.FORM, blank, Town.START, "x"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ConsentEvidence(ConsentEvidence.Means.FORM, "x", Town.START, blank));
            assertThrows(IllegalArgumentException.class, () -> new Confirmation(blank, "x", Town.START));
            assertThrows(IllegalArgumentException.class, () -> new Confirmation("x", blank, Town.START));
            assertThrows(IllegalArgumentException.class, () -> Actor.reviewer(blank));
        }
        assertThrows(IllegalArgumentException.class, () -> Actor.reviewer("x".repeat(201)));
        assertEquals(200, Actor.reviewer("x".repeat(200)).name().length());
    }

    @Test
    void nobody_but_the_contact_subscribes_a_contact() {
        assertThrows(IllegalArgumentException.class, () -> town.tighten(ANN, Consent.SUBSCRIBED));
    }

    @Test
    void a_milder_word_after_a_strict_one_does_not_loosen() {
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        town.later(Duration.ofDays(1)).tighten(ANN, Consent.DECLINED_COMMERCIAL);
        town.later(Duration.ofDays(1)).tighten(ANN, Consent.NONE);
        assertEquals(Status.DO_NOT_CONTACT, town.standing(ANN).status());
    }

    @Test
    void leaving_a_list_twice_is_leaving_it_once() {
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now));
        assertTrue(town.facts(ANN).lists().left("news"));
        assertTrue(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now)
                .change()
                .isEmpty());
    }

    @Test
    void a_list_is_joined_again_by_a_later_act_of_the_contacts_own() {
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now));
        assertEquals(
                Optional.of(Code.NOT_AFTER_THE_LAST_WORD),
                join(town.now).refusal().map(Refusal::code));
        town.later(Duration.ofMinutes(1));
        assertTrue(join(town.now).done().isPresent());
        assertFalse(town.facts(ANN).lists().left("news"));
        assertTrue(ContactRules.joinList(town.asked(ANN), "news", form(town.now), town.now)
                .change()
                .isEmpty());
    }

    @Test
    void joining_a_list_ahead_of_our_clock_does_not_outlive_leaving_it() {
        join(town.now.plus(Duration.ofDays(1)));
        town.later(Duration.ofMinutes(1));
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now));
        assertTrue(town.facts(ANN).lists().left("news"));
    }

    private Answer<Standing> join(Instant at) {
        return town.settle(ContactRules.joinList(town.asked(ANN), "news", form(at), town.now));
    }

    @Test
    void what_holds_for_every_account_is_shown_in_each_and_lifted_by_support_alone() {
        var row = town.shelves.find(town.key(ANN).platformRow());
        var address = town.key(ANN).address();
        Actor sam = Actor.support("sam");
        assertEquals(
                Optional.of(Code.ONLY_SUPPORT_CAN),
                PlatformRules.block(address, row, List.of(), Block.Kind.SPAM_TRAP, "trap", Town.JANE, town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
        assertEquals(
                Optional.of(Code.REASON_MISSING),
                PlatformRules.block(address, row, List.of(), Block.Kind.SPAM_TRAP, " ", sam, town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
        assertEquals(
                Optional.of(Code.NOTHING_TO_LIFT),
                PlatformRules.lift(address, row, "a mistake", sam, town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
        town.settle(PlatformRules.block(
                address, row, List.of(), Block.Kind.SPAM_TRAP, "trap", Actor.host("feed"), town.now));
        assertEquals(Reason.SPAM_TRAP, town.reason(ANN));
        assertTrue(town.standing(ANN).shown().platform());
        town.settle(PlatformRules.lift(
                address, town.shelves.find(town.key(ANN).platformRow()), "a mistake", sam, town.now));
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
    }

    @Test
    @DisplayName("16: complaint, consent and bounces are each account's own")
    void facts_are_each_accounts_own() {
        town.complaint(ANN).hardBounce(ANN);
        town.account = Town.account("other", Town.START, true);
        assertEquals(Facts.NONE, town.facts(ANN));
    }

    @Test
    @DisplayName(
            "23: a contact that is removed, or restricted otherwise, takes its waiting request along, and the account is told")
    void a_waiting_request_goes_with_its_contact_and_the_account_is_told() {
        assertEquals(
                List.of("contact-removed"),
                toldAfter(t -> t.settle(ContactRules.remove(t.asked(ANN), Town.JANE, t.now))));
        assertEquals(List.of("status-changed"), toldAfter(t -> t.tighten(ANN, Consent.DO_NOT_CONTACT)));
        assertEquals(
                List.of("complained-again"),
                toldAfter(t -> t.later(java.time.Duration.ofMinutes(1)).complaint(ANN)));
        assertEquals(List.of(), toldAfter(t -> t.tighten(ANN, Consent.DECLINED_COMMERCIAL)));
    }

    private static List<String> toldAfter(java.util.function.Consumer<Town> step) {
        Town town = Town.withAnn();
        town.account = Town.account("shop", town.now, true);
        town.complaint(ANN).request(ANN).get();
        assertTrue(town.asked(ANN).request().isPresent(), "it waits");
        List<News> before = news(town);
        step.accept(town);
        List<News> after = new java.util.ArrayList<>(news(town));
        after.removeAll(before);
        return after.stream()
                .filter(n -> n.result() == News.Result.WITHDRAWN)
                .map(News::reason)
                .toList();
    }

    private static List<News> news(Town town) {
        return town.shelves.all(News.KIND).stream()
                .map(row -> row.value().orElseThrow())
                .toList();
    }

    @Test
    void who_is_no_contact_cannot_be_removed_nor_join_a_list() {
        Town town = new Town();
        ConsentEvidence act = new ConsentEvidence(ConsentEvidence.Means.FORM, "Yes", town.now, "form 1");
        assertEquals(
                Refusal.Code.UNKNOWN_CONTACT,
                town.settle(ContactRules.remove(town.asked(ANN), Town.JANE, town.now))
                        .refusal()
                        .orElseThrow()
                        .code());
        assertEquals(
                Refusal.Code.UNKNOWN_CONTACT,
                town.settle(ContactRules.joinList(town.asked(ANN), "news", act, town.now))
                        .refusal()
                        .orElseThrow()
                        .code());
        assertEquals(
                "refusal.UNKNOWN_CONTACT",
                Refusal.of(Refusal.Code.UNKNOWN_CONTACT).text().key());
    }
}
