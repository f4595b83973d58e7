package io.github.mailworthy.contact;

import static io.github.mailworthy.contact.AddressRules.IfInUse.MERGE;
import static io.github.mailworthy.contact.AddressRules.IfInUse.REFUSE;
import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressRulesTest {
    private static final String NEW = "ann@example.org";

    private final Town town = Town.withAnn();

    private void youngAccount() {
        town.account = Town.account("shop", town.now, true);
    }

    @Test
    @DisplayName("15: facts about the person go along, facts about the mailbox stay behind")
    void facts_about_the_person_go_along_and_facts_about_the_mailbox_stay() {
        town.optIn(ANN);
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now));
        town.complaint(ANN).block(ANN, Block.Kind.KNOWN_SPAMMER);
        town.block(ANN, Block.Kind.SPAM_TRAP);
        town.later(Duration.ofMinutes(1)).tighten(ANN, Consent.DECLINED_COMMERCIAL);
        town.hardBounce(ANN).softBounces(ANN);
        Standing at = town.move(ANN, NEW, REFUSE).get();
        assertEquals(
                List.of(Reason.CALLED_IT_SPAM, Reason.KNOWN_SPAMMER, Reason.UNCHECKED_REPLACEMENT, Reason.DECLINED),
                at.reasons());
        assertTrue(town.facts(NEW).lists().left("news"));
        assertTrue(town.asked(NEW).isRegistered());
        assertFalse(town.asked(ANN).isRegistered());
        assertTrue(town.standing(ANN).reasons().contains(Reason.NO_SUCH_MAILBOX));
    }

    @Test
    void a_new_address_is_blocklisted_until_a_check_passes_and_then_on_trial() {
        town.hardBounce(ANN).move(ANN, NEW, REFUSE);
        assertEquals(Reason.UNCHECKED_REPLACEMENT, town.reason(NEW));
        town.passedCheck(NEW, Evidence.DOMAIN);
        assertEquals(Reason.ON_NO_LIST, town.reason(NEW));
        assertTrue(town.facts(NEW).evidence().facts().trial().isPresent());
        town.later(Duration.ofHours(1)).hardBounce(NEW);
        assertEquals(Reason.FAILED_AFTER_SAFELIST, town.reason(NEW));
    }

    @Test
    void an_address_that_was_not_restricted_needs_no_check_of_the_next() {
        assertEquals(Reason.ON_NO_LIST, town.move(ANN, NEW, REFUSE).get().reason());
        town.complaint(NEW);
        assertEquals(
                List.of(Reason.CALLED_IT_SPAM, Reason.ON_NO_LIST),
                town.move(NEW, ANN, REFUSE).get().reasons(),
                "a complaint is no fact of the mailbox");
    }

    @Test
    void a_second_change_does_not_get_around_the_check() {
        town.hardBounce(ANN).move(ANN, NEW, REFUSE);
        assertEquals(
                Reason.UNCHECKED_REPLACEMENT,
                town.move(NEW, "ann@example.net", REFUSE).get().reason());
    }

    @Test
    @DisplayName("15: changing back finds the old facts again")
    void changing_back_finds_the_old_facts_again() {
        town.hardBounce(ANN).move(ANN, NEW, REFUSE);
        town.passedCheck(NEW, Evidence.MAILBOX);
        assertEquals(Reason.NO_SUCH_MAILBOX, town.move(NEW, ANN, REFUSE).get().reason());
    }

    @Test
    @DisplayName("15: editing only letter case changes nothing")
    void changing_only_letter_case_changes_nothing() {
        town.hardBounce(ANN);
        var outcome = AddressRules.change(town.asked(ANN), town.asked("ANN@Example.COM"), REFUSE, Town.JANE, town.now);
        assertEquals(Reason.NO_SUCH_MAILBOX, outcome.answer().get().reason());
        assertTrue(outcome.change().isEmpty());
    }

    @Test
    @DisplayName("18: the address of another contact is refused, or the two are made one and the strictest holds")
    void the_address_of_another_contact() {
        town.later(Duration.ofDays(1)).register(NEW);
        town.tighten(NEW, Consent.DO_NOT_CONTACT);
        town.complaint(ANN);
        assertEquals(
                Code.ADDRESS_IN_USE,
                town.move(ANN, NEW, REFUSE).refusal().orElseThrow().code());
        Standing merged = town.move(ANN, NEW, MERGE).get();
        assertEquals(List.of(Reason.ASKED_NOT_TO_BE_CONTACTED, Reason.CALLED_IT_SPAM), merged.reasons());
        assertEquals(Optional.of(Town.START), town.asked(NEW).contact().value().flatMap(Contact::registeredAt));
    }

    @Test
    void an_address_that_is_no_contact_cannot_be_changed() {
        assertEquals(
                Code.UNKNOWN_CONTACT,
                town.move("bob@example.com", NEW, REFUSE)
                        .refusal()
                        .orElseThrow()
                        .code());
    }

    @Test
    @DisplayName("15: the open request of the old address is withdrawn")
    void the_open_request_is_withdrawn() {
        youngAccount();
        town.hardBounce(ANN).check(ANN, Deliverability.UNDELIVERABLE, Evidence.MAILBOX);
        SafelistRequest request = town.request(ANN).get();
        town.move(ANN, NEW, REFUSE);
        assertEquals(
                SafelistRequest.State.WITHDRAWN,
                town.shelves.find(request.key()).value().orElseThrow().state());
        assertEquals(Optional.empty(), town.asked(ANN).request());
    }

    @Test
    void merging_two_contacts_that_both_wait_withdraws_both_requests_in_one_change() {
        youngAccount();
        town.register(NEW);
        town.complaint(ANN);
        town.request(ANN);
        town.hardBounce(NEW).check(NEW, Deliverability.UNDELIVERABLE, Evidence.MAILBOX);
        town.request(NEW);
        town.move(ANN, NEW, MERGE);
        assertEquals(
                2,
                town.shelves.all(SafelistRequest.KIND).stream()
                        .filter(row -> row.value().orElseThrow().state() == SafelistRequest.State.WITHDRAWN)
                        .count());
        assertEquals(
                2,
                town.shelves.all(News.KIND).stream()
                        .filter(row -> row.value().orElseThrow().result() == News.Result.WITHDRAWN)
                        .count());
        assertEquals(Status.SPAM_COMPLAINT, town.standing(NEW).status());
    }

    @Test
    void a_decline_and_the_number_of_lifted_complaints_go_along() {
        town.complaint(ANN).request(ANN);
        town.later(Duration.ofDays(1)).complaint(ANN);
        SafelistRequest request = town.request(ANN).get();
        town.rule(ANN, request, io.github.mailworthy.safelist.SafelistRules.Decision.DECLINE);
        town.move(ANN, NEW, REFUSE);
        SafelistCase asked = SafelistCase.of(town.asked(NEW), town.now);
        assertEquals(Optional.of(town.now), asked.lastDeclined());
        assertEquals(1, asked.complaintsLifted());
    }

    @Test
    void both_logs_tell_of_the_change_and_the_new_one_says_where_to_read_on() {
        town.move(ANN, NEW, REFUSE);
        Happening last = town.log(ANN).get(town.log(ANN).size() - 1).what();
        assertEquals(new Happening.MovedAway(NEW), last);
        Happening.MovedHere here = (Happening.MovedHere) town.log(NEW).get(0).what();
        assertEquals(ANN, here.from());
        assertEquals(town.shelves.find(town.key(ANN).row()).version(), here.version());
        assertEquals(
                Optional.of(new Contact.MovedFrom(ANN, here.version())),
                town.asked(NEW).contact().value().flatMap(Contact::movedFrom));
    }
}
