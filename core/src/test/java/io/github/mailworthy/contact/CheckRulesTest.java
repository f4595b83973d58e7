package io.github.mailworthy.contact;

import static io.github.mailworthy.address.Deliverability.DELIVERABLE;
import static io.github.mailworthy.address.Deliverability.RISKY;
import static io.github.mailworthy.address.Deliverability.UNDELIVERABLE;
import static io.github.mailworthy.address.Deliverability.UNKNOWN;
import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckRulesTest {
    private final Town town = Town.withAnn();

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private Optional<Refusal> mayBegin() {
        return CheckRules.mayBegin(town.asked(ANN), town.limits, town.now);
    }

    private Optional<Code> refused() {
        return mayBegin().map(Refusal::code);
    }

    @Test
    void an_address_that_is_no_contact_is_not_checked() {
        assertEquals(
                Optional.of(Code.UNKNOWN_CONTACT),
                town.beginCheck("bob@example.com").refusal().map(Refusal::code));
    }

    @Test
    void what_is_not_restricted_needs_no_check() {
        assertEquals(Optional.of(Code.NOTHING_TO_LIFT), refused());
    }

    @Test
    void a_complaint_a_block_and_consent_are_beyond_any_check() {
        town.complaint(ANN);
        assertEquals(Optional.of(Code.CHECK_CANNOT_HELP), refused());
        town.block(ANN, Block.Kind.SPAM_TRAP);
        assertEquals(Optional.of(Code.CHECK_CANNOT_HELP), refused());
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        assertEquals(Optional.of(Code.CHECK_CANNOT_HELP), refused());
    }

    @Test
    @DisplayName("21: a pass clears no complaint, no opt-out and no block")
    void a_pass_lifts_neither_complaint_nor_block_nor_consent() {
        town.hardBounce(ANN).complaint(ANN);
        town.block(ANN, Block.Kind.KNOWN_SPAMMER);
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        assertTrue(town.passedCheck(ANN, Evidence.MAILBOX).done().isPresent());
        assertEquals(
                List.of(Reason.ASKED_NOT_TO_BE_CONTACTED, Reason.CALLED_IT_SPAM, Reason.KNOWN_SPAMMER),
                town.standing(ANN).reasons());
    }

    @Test
    void user_unknown_needs_evidence_of_the_mailbox() {
        town.hardBounce(ANN);
        CheckResult domain = town.passedCheck(ANN, Evidence.DOMAIN).get();
        assertFalse(domain.lifted());
        assertEquals(Reason.NO_SUCH_MAILBOX, domain.standing().reason());
        town.later(A_MINUTE);
        CheckResult mailbox = town.passedCheck(ANN, Evidence.MAILBOX).get();
        assertTrue(mailbox.lifted());
        assertEquals(Reason.ON_NO_LIST, mailbox.standing().reason());
    }

    @Test
    void a_disabled_mailbox_needs_evidence_of_the_mailbox() {
        town.bounce(ANN, BounceCategory.MAILBOX_DISABLED);
        town.later(Duration.ofDays(1)).bounce(ANN, BounceCategory.MAILBOX_DISABLED);
        assertEquals(Reason.MAILBOX_DISABLED, town.reason(ANN));
        town.passedCheck(ANN, Evidence.DOMAIN);
        assertEquals(Reason.MAILBOX_DISABLED, town.reason(ANN));
        town.later(A_MINUTE).passedCheck(ANN, Evidence.MAILBOX);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
    }

    @Test
    void evidence_of_the_domain_lifts_what_was_said_of_the_domain() {
        for (BounceCategory category : List.of(BounceCategory.NO_SUCH_DOMAIN, BounceCategory.NULL_MX)) {
            town.later(A_MINUTE).bounce(ANN, category);
            assertEquals(Status.BLOCKLISTED, town.standing(ANN).status());
            assertTrue(town.passedCheck(ANN, Evidence.DOMAIN).get().lifted(), category.name());
        }
        town.later(A_MINUTE).hardBounce(ANN);
        town.check(ANN, RISKY, Evidence.DOMAIN);
        assertTrue(town.standing(ANN).reasons().contains(Reason.RISKY_ADDRESS));
        town.later(A_MINUTE).passedCheck(ANN, Evidence.DOMAIN);
        assertFalse(town.standing(ANN).reasons().contains(Reason.RISKY_ADDRESS));
    }

    @Test
    void evidence_of_syntax_alone_lifts_nothing_and_completes_the_check() {
        town.bounce(ANN, BounceCategory.NO_SUCH_DOMAIN);
        assertFalse(town.check(ANN, DELIVERABLE, Evidence.SYNTAX).get().lifted());
        assertEquals(Reason.NO_SUCH_DOMAIN, town.reason(ANN));
        assertTrue(town.request(ANN).done().isPresent());
    }

    @Test
    void soft_failures_are_lifted_once_in_30_days_whatever_the_evidence() {
        town.softBounces(ANN);
        assertTrue(town.passedCheck(ANN, Evidence.DOMAIN).get().lifted());
        Instant lifted = town.now;
        town.softBounces(ANN);
        assertFalse(town.passedCheck(ANN, Evidence.MAILBOX).get().lifted());
        assertEquals(Status.MULTIPLE_SOFT_BOUNCES, town.standing(ANN).status());
        town.now = lifted.plus(Duration.ofDays(30)).minusMillis(1);
        assertFalse(town.passedCheck(ANN, Evidence.DOMAIN).get().lifted());
        town.now = lifted.plus(Duration.ofDays(30)).plus(A_MINUTE);
        assertTrue(town.passedCheck(ANN, Evidence.DOMAIN).get().lifted());
    }

    @Test
    @DisplayName("21: one check at a time; two users press the button, and one is told that a check runs")
    void one_check_at_a_time() {
        town.hardBounce(ANN);
        CheckTicket first = town.beginCheck(ANN).get();
        Refusal second = town.beginCheck(ANN).refusal().orElseThrow();
        assertEquals(Code.CHECK_RUNNING, second.code());
        assertEquals(Optional.of(town.now.plus(town.limits.checkLease())), second.from());
        town.finishCheck(first, UNKNOWN, Evidence.DOMAIN);
        assertEquals(Optional.of(Code.CHECKED_JUST_NOW), refused());
    }

    @Test
    void a_check_that_took_too_long_makes_room_and_its_verdict_is_not_taken() {
        town.hardBounce(ANN);
        CheckTicket slow = town.beginCheck(ANN).get();
        town.later(town.limits.checkLease());
        assertEquals(Optional.empty(), refused());
        town.beginCheck(ANN).get();
        Answer<CheckResult> late = town.finishCheck(slow, DELIVERABLE, Evidence.MAILBOX);
        assertEquals(Code.CHECK_NOT_RUNNING, late.refusal().orElseThrow().code());
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
    }

    @Test
    void sixty_seconds_lie_between_two_checks_of_an_address() {
        town.hardBounce(ANN);
        Instant first = town.now;
        town.check(ANN, UNKNOWN, Evidence.DOMAIN);
        town.later(A_MINUTE.minusMillis(1));
        Refusal refusal = mayBegin().orElseThrow();
        assertEquals(Code.CHECKED_JUST_NOW, refusal.code());
        assertEquals(Optional.of(first.plus(A_MINUTE)), refusal.from());
        town.now = first.plus(A_MINUTE);
        assertEquals(Optional.empty(), refused());
    }

    @Test
    void a_clock_that_went_backwards_does_not_lock_an_address() {
        town.hardBounce(ANN);
        town.check(ANN, UNKNOWN, Evidence.DOMAIN);
        town.now = town.now.minus(Duration.ofDays(3));
        assertEquals(Optional.empty(), refused());
    }

    @Test
    void five_completed_checks_a_day_and_address() {
        town.hardBounce(ANN);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), refused());
            town.check(ANN, UNDELIVERABLE, Evidence.DOMAIN);
            town.later(A_MINUTE);
        }
        Refusal sixth = mayBegin().orElseThrow();
        assertEquals(Code.CHECK_LIMIT_OF_ADDRESS, sixth.code());
        assertEquals(Optional.of(Instant.parse("2026-03-02T23:00:00Z")), sixth.from(), "midnight in Berlin");
        town.now = sixth.from().orElseThrow();
        assertEquals(Optional.empty(), refused());
    }

    @Test
    @DisplayName("21: a verifier that could not tell is 'try later': no pass, and no attempt used up")
    void unknown_uses_up_no_attempt() {
        town.hardBounce(ANN);
        for (int i = 0; i < 20; i++) {
            assertFalse(town.check(ANN, UNKNOWN, Evidence.DOMAIN).get().lifted());
            town.later(A_MINUTE);
        }
        assertEquals(Optional.empty(), refused());
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
    }

    @Test
    @DisplayName("21: the account's day holds 200 checks")
    void two_hundred_checks_a_day_and_account() {
        for (int i = 0; i < 200; i++) {
            String address = "c" + i + "@example.com";
            town.register(address);
            town.hardBounce(address);
            assertTrue(
                    town.check(address, UNDELIVERABLE, Evidence.MAILBOX).done().isPresent());
        }
        town.hardBounce(ANN);
        Refusal refusal = town.beginCheck(ANN).refusal().orElseThrow();
        assertEquals(Code.CHECK_LIMIT_OF_ACCOUNT, refusal.code());
        assertEquals(Optional.of(Instant.parse("2026-03-02T23:00:00Z")), refusal.from());
        town.now = refusal.from().orElseThrow();
        assertTrue(town.beginCheck(ANN).done().isPresent());
    }

    @Test
    void facts_that_changed_while_the_check_ran_are_not_lifted_by_it() {
        town.bounce(ANN, BounceCategory.NO_SUCH_DOMAIN);
        CheckTicket ticket = town.beginCheck(ANN).get();
        town.hardBounce(ANN);
        Answer<CheckResult> answer = town.finishCheck(ticket, DELIVERABLE, Evidence.MAILBOX);
        assertEquals(Code.CHANGED_MEANWHILE, answer.refusal().orElseThrow().code());
        assertEquals(
                List.of(Reason.NO_SUCH_MAILBOX, Reason.NO_SUCH_DOMAIN),
                town.standing(ANN).reasons().subList(0, 2));
        assertEquals(Optional.of(Code.CHECKED_JUST_NOW), refused(), "it runs no longer");
    }

    @Test
    void a_verdict_against_the_address_is_held_against_it() {
        town.hardBounce(ANN);
        town.check(ANN, UNDELIVERABLE, Evidence.MAILBOX);
        assertTrue(town.standing(ANN).reasons().contains(Reason.INVALID_ADDRESS));
        town.later(A_MINUTE).check(ANN, UNDELIVERABLE, Evidence.DOMAIN);
        assertTrue(town.standing(ANN).reasons().contains(Reason.MAIL_SERVER_PROBLEM), "the latest verdict counts");
        assertFalse(town.standing(ANN).reasons().contains(Reason.INVALID_ADDRESS));
    }

    @Test
    void a_completed_check_that_lifts_nothing_opens_the_way_to_a_request() {
        town.hardBounce(ANN);
        assertEquals(Code.CHECK_FIRST, town.request(ANN).refusal().orElseThrow().code());
        town.passedCheck(ANN, Evidence.DOMAIN);
        assertTrue(town.request(ANN).done().isPresent());
    }

    @Test
    void two_unknowns_15_minutes_apart_open_the_way_to_a_request() {
        town.hardBounce(ANN);
        Instant first = town.now;
        town.check(ANN, UNKNOWN, Evidence.DOMAIN);
        town.now = first.plus(Duration.ofMinutes(15)).minusMillis(1);
        town.check(ANN, UNKNOWN, Evidence.DOMAIN);
        assertEquals(Code.CHECK_FIRST, town.request(ANN).refusal().orElseThrow().code());
        town.later(A_MINUTE).check(ANN, UNKNOWN, Evidence.DOMAIN);
        assertTrue(town.request(ANN).done().isPresent());
    }

    @Test
    void unknowns_of_an_earlier_round_do_not_count_for_what_came_later() {
        town.hardBounce(ANN);
        town.check(ANN, UNKNOWN, Evidence.DOMAIN);
        town.later(Duration.ofMinutes(16)).check(ANN, UNKNOWN, Evidence.DOMAIN);
        town.later(A_MINUTE).passedCheck(ANN, Evidence.MAILBOX);
        town.later(Duration.ofDays(40)).hardBounce(ANN);
        town.now = town.now.plus(A_MINUTE);
        assertEquals(Optional.of(Code.CHECK_FIRST), town.request(ANN).refusal().map(Refusal::code));
    }

    @Test
    void a_failed_trial_is_beyond_any_check() {
        town.hardBounce(ANN).passedCheck(ANN, Evidence.DOMAIN);
        town.request(ANN).get();
        town.later(Duration.ofHours(1)).hardBounce(ANN);
        assertEquals(Reason.FAILED_AFTER_SAFELIST, town.reason(ANN));
        town.later(A_MINUTE).passedCheck(ANN, Evidence.MAILBOX);
        assertEquals(Reason.FAILED_AFTER_SAFELIST, town.reason(ANN));
        assertEquals(
                SafelistRequest.State.WAITING,
                town.later(A_MINUTE).request(ANN).get().state(),
                "a person looks at it");
    }

    @Test
    void a_running_trial_goes_on_through_a_check() {
        town.hardBounce(ANN).passedCheck(ANN, Evidence.DOMAIN);
        town.request(ANN).get();
        Optional<Trial> trial = town.facts(ANN).evidence().facts().trial();
        town.settle(new io.github.mailworthy.change.Outcome<>(
                true,
                town.asked(ANN)
                        .draft()
                        .happens(
                                Town.JANE,
                                new Happening.CheckPassed("c", true, true, false, town.now),
                                Optional.empty(),
                                town.now)
                        .change()));
        assertEquals(trial, town.facts(ANN).evidence().facts().trial());
    }
}
