package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.town.Steps;
import io.github.mailworthy.town.Steps.Step;
import io.github.mailworthy.town.Town;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever happens to a contact, decisions included. */
class TownProperties {
    /** Bites: a delivery that ends a trial kept out of the log; a hand-over kept out of it; a MovedHere without its person. */
    @Property
    void replaying_the_log_from_nothing_gives_the_restricting_facts_and_the_decisions(
            @ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        for (Step step : history) {
            step.does().accept(town);
            Facts facts = town.facts(ANN);
            Facts replayed =
                    Histories.after(town.log(ANN).stream().map(LogEntry::what).toList());
            assertEquals(Standing.of(facts), Standing.of(replayed));
            assertEquals(facts.consents(), replayed.consents());
            assertEquals(facts.lists(), replayed.lists());
            assertEquals(facts.complaint(), replayed.complaint());
            assertEquals(facts.blocks(), replayed.blocks());
            assertEquals(facts.evidence().number(), replayed.evidence().number(), "as many decisions");
            assertEquals(
                    facts.mailbox().trial().map(Trial::hasFailed),
                    replayed.mailbox().trial().map(Trial::hasFailed));
        }
    }

    /** Bites: Withdrawal.settle that compares no status; a rule() that leaves openRequest set. */
    @Property
    void a_contact_has_an_open_request_exactly_while_one_waits(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        for (Step step : history) {
            step.does().accept(town);
            List<String> waiting = town.shelves.all(SafelistRequest.KIND).stream()
                    .map(row -> row.value().orElseThrow())
                    .filter(r -> r.state() == SafelistRequest.State.WAITING)
                    .map(SafelistRequest::id)
                    .toList();
            assertEquals(
                    waiting,
                    town.asked(ANN).contact().value().flatMap(Contact::openRequest).stream()
                            .toList());
        }
    }

    /** Bites: a request that is not withdrawn when the status changes. */
    @Property
    void a_request_waits_only_while_a_grant_would_lift_something(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        for (Step step : history) {
            step.does().accept(town);
            Optional<SafelistRequest> open = Steps.open(town);
            if (open.isPresent()) {
                Standing standing = town.asked(ANN).draft().standing();
                assertFalse(standing.has(Status.DO_NOT_CONTACT));
                assertTrue(standing.open().stream().anyMatch(r -> r.reason().grantLifts()));
            }
        }
    }

    /** Bites: finish() without the comparison with the ticket; a grant that keeps the round's number. */
    @Property
    void a_decision_never_covers_what_was_recorded_after_it(
            @ForAll("histories") List<Step> before, @ForAll("histories") List<Step> meanwhile) {
        Town town = Town.withAnn();
        before.forEach(step -> step.does().accept(town));
        Optional<CheckTicket> ticket = town.beginCheck(ANN).done();
        Facts asked = town.facts(ANN);
        meanwhile.forEach(step -> step.does().accept(town));
        Facts known = town.facts(ANN);
        if (ticket.isEmpty() || known.evidence().equals(asked.evidence())) {
            return;
        }
        town.finishCheck(
                ticket.get(),
                io.github.mailworthy.address.Deliverability.DELIVERABLE,
                io.github.mailworthy.address.Evidence.MAILBOX);
        assertEquals(known, town.facts(ANN));
    }

    /** Bites: onTrial() that does not begin a new round, and facts that land in the round before. */
    @Property
    void what_is_recorded_after_a_decision_restricts_again(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        history.forEach(step -> step.does().accept(town));
        town.hardBounce(ANN);
        assertTrue(town.standing(ANN).reasons().contains(Reason.NO_SUCH_MAILBOX));
        town.complaint(ANN);
        assertTrue(town.standing(ANN).reasons().contains(Reason.CALLED_IT_SPAM));
    }

    /** Bites: Cleared or a grant that touches consents; tighten() that lets a later NONE loosen. */
    @Property
    void only_the_contacts_own_opt_in_loosens_consent(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        Consent before = Consent.NONE;
        for (Step step : history) {
            step.does().accept(town);
            Consent after = town.facts(ANN).consents().current();
            if (!step.says().equals("opt in")) {
                assertTrue(after.compareTo(before) >= 0, step + " loosened " + before + " to " + after);
            }
            before = after;
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Steps.histories();
    }
}
