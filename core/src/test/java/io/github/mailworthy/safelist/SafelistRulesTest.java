package io.github.mailworthy.safelist;

import static io.github.mailworthy.town.Town.ANN;
import static io.github.mailworthy.town.Town.JANE;
import static io.github.mailworthy.town.Town.RUTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.safelist.SafelistRules.Decision;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SafelistRulesTest {
    private final Town town = Town.withAnn();

    /** Hard bounced, checked in vain: ready to be asked for. */
    private void bouncedAndChecked(String address) {
        town.hardBounce(address).check(address, Deliverability.UNDELIVERABLE, Evidence.MAILBOX);
    }

    /** A town in which a request waits for a reviewer. */
    private SafelistRequest waiting() {
        town.account = Town.account("shop", town.now.minus(Duration.ofDays(90)), true);
        bouncedAndChecked(ANN);
        SafelistRequest request = town.request(ANN).get();
        assertEquals(State.WAITING, request.state());
        return request;
    }

    private Code refused(Answer<SafelistRequest> answer) {
        return answer.refusal().orElseThrow().code();
    }

    @Test
    void an_account_older_than_90_days_is_approved_at_once_and_the_address_may_be_mailed() {
        bouncedAndChecked(ANN);
        SafelistRequest request = town.request(ANN).get();
        assertEquals(State.APPROVED_AT_ONCE, request.state());
        assertEquals(
                "account-older-than-90-days (standard-1)",
                request.ruledBy().orElseThrow().name());
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        assertTrue(town.facts(ANN).evidence().facts().trial().orElseThrow().runs(town.now));
    }

    @Test
    @DisplayName("24: exactly 90 days is not older than 90 days, and the ruling does not flip while the request waits")
    void exactly_90_days_is_not_older() {
        SafelistRequest request = waiting();
        town.later(Duration.ofDays(5));
        assertEquals(request, town.request(ANN).get(), "ruled on when it was asked");
    }

    @Test
    @DisplayName("22: asking twice gives the same request")
    void asking_twice_gives_the_same_request() {
        SafelistRequest first = waiting();
        long version = town.shelves.find(first.key()).version();
        assertEquals(first.id(), town.request(ANN).get().id());
        assertEquals(version, town.shelves.find(first.key()).version(), "and writes nothing");
        assertEquals(1, town.shelves.all(SafelistRequest.KIND).size());
    }

    @Test
    @DisplayName("22: of two requests decided on the same reading, one is stale")
    void two_at_once_cannot_both_be_applied() {
        bouncedAndChecked(ANN);
        var asked = town.asked(ANN);
        var one = SafelistRules.request(asked, "a", JANE, Optional.empty(), town.policy, town.limits, town.now);
        var two = SafelistRules.request(asked, "b", JANE, Optional.empty(), town.policy, town.limits, town.now);
        town.shelves.apply(one.change());
        assertFalse(town.shelves.fits(two.change()));
    }

    @Test
    void a_complaint_needs_a_confirmation_given_after_it() {
        town.complaint(ANN);
        assertEquals(Code.CONFIRMATION_MISSING, refused(town.request(ANN, Optional.empty())));
        Confirmation earlier = new Confirmation("Ann", "by telephone", town.now.minusSeconds(1));
        assertEquals(Code.CONFIRMATION_MISSING, refused(town.request(ANN, Optional.of(earlier))));
        Confirmation toCome = new Confirmation("Ann", "by telephone", town.now.plus(Duration.ofHours(1)));
        assertEquals(Code.CONFIRMATION_MISSING, refused(town.request(ANN, Optional.of(toCome))));
        assertEquals(State.APPROVED_AT_ONCE, town.request(ANN).get().state());
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
    }

    @Test
    @DisplayName("28: a grant goes back to the consent that was there before")
    void a_grant_reveals_the_consent_that_was_there() {
        town.optIn(ANN);
        bouncedAndChecked(ANN);
        town.request(ANN);
        assertEquals(Status.SUBSCRIBED, town.standing(ANN).status());
        town.later(Duration.ofDays(1)).tighten(ANN, Consent.DECLINED_COMMERCIAL);
        bouncedAndChecked(ANN);
        town.request(ANN).get();
        assertEquals(
                Status.DECLINED_COMMERCIAL,
                town.asked(ANN).standing().open().stream()
                        .map(r -> r.status())
                        .reduce((a, b) -> b)
                        .orElseThrow());
    }

    @Test
    @DisplayName("25: an old account's request is refused all the same where only the contact can help")
    void do_not_contact_is_refused() {
        bouncedAndChecked(ANN);
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        assertEquals(Code.ONLY_THE_CONTACT_CAN, refused(town.request(ANN)));
        assertEquals(
                Opinion.REFUSE,
                Opinion.of(town.policy.rule(io.github.mailworthy.contact.SafelistCase.of(town.asked(ANN), town.now))));
    }

    private enum Opinion {
        REFUSE,
        OTHER;

        static Opinion of(Ruling ruling) {
            return ruling.says() == io.github.mailworthy.contact.Opinion.Says.REFUSE ? REFUSE : OTHER;
        }
    }

    @Test
    void declined_commercial_alone_is_for_the_contact_to_lift_and_a_bounce_beneath_it_for_a_grant() {
        town.tighten(ANN, Consent.DECLINED_COMMERCIAL);
        assertEquals(Code.ONLY_THE_CONTACT_CAN, refused(town.request(ANN)));
        bouncedAndChecked(ANN);
        assertEquals(State.APPROVED_AT_ONCE, town.request(ANN).get().state());
        assertEquals(Status.DECLINED_COMMERCIAL, town.standing(ANN).status());
    }

    @Test
    void nothing_restricted_leaves_nothing_to_ask_for() {
        assertEquals(Code.NOTHING_TO_LIFT, refused(town.request(ANN)));
        assertEquals(Code.UNKNOWN_CONTACT, refused(town.request("bob@example.com")));
    }

    @Test
    void an_order_of_law_and_what_holds_everywhere_are_for_support() {
        town.block(ANN, Block.Kind.LEGAL);
        assertEquals(Code.ONLY_SUPPORT_CAN, refused(town.request(ANN)));
        town.register("bob@example.com");
        town.settle(io.github.mailworthy.contact.PlatformRules.block(
                town.key("bob@example.com").address(),
                town.shelves.find(town.key("bob@example.com").platformRow()),
                List.of(),
                Block.Kind.SPAM_TRAP,
                "a trap",
                Actor.support("sam"),
                town.now));
        assertEquals(Code.ONLY_SUPPORT_CAN, refused(town.request("bob@example.com")));
    }

    @Test
    void spam_traps_and_known_spammers_go_to_review() {
        for (Block.Kind kind : List.of(Block.Kind.SPAM_TRAP, Block.Kind.KNOWN_SPAMMER)) {
            String address = kind + "@example.com";
            town.register(address);
            town.block(address, kind);
            assertEquals(State.WAITING, town.request(address).get().state());
        }
    }

    @Test
    @DisplayName(
            "29: a failure after the grant blocklists again, is linked to the grant, and the next request needs a person")
    void a_failure_after_the_grant() {
        bouncedAndChecked(ANN);
        SafelistRequest granted = town.request(ANN).get();
        town.later(Duration.ofHours(2)).bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Reason.FAILED_AFTER_SAFELIST, town.reason(ANN));
        assertEquals(
                granted.id(),
                town.facts(ANN).evidence().facts().trial().orElseThrow().decision());
        town.later(Duration.ofMinutes(2)).check(ANN, Deliverability.UNDELIVERABLE, Evidence.MAILBOX);
        assertEquals(State.WAITING, town.request(ANN).get().state());
    }

    @Test
    @DisplayName("1: a complaint after a grant wins at once, and a second one after a lifted complaint needs a person")
    void a_complaint_after_a_grant() {
        town.complaint(ANN);
        town.request(ANN).get();
        town.later(Duration.ofDays(3)).complaint(ANN);
        assertEquals(Status.SPAM_COMPLAINT, town.standing(ANN).status());
        assertEquals(State.WAITING, town.request(ANN).get().state());
    }

    @Test
    void a_request_within_30_days_after_a_decline_is_refused_until_then() {
        SafelistRequest request = waiting();
        Instant declined = town.now;
        town.rule(ANN, request, Decision.DECLINE);
        town.now = declined.plus(Duration.ofDays(30)).minusMillis(1);
        Refusal refusal = town.request(ANN).refusal().orElseThrow();
        assertEquals(Code.POLICY, refusal.code());
        assertEquals(Optional.of(declined.plus(Duration.ofDays(30))), refusal.from());
        assertEquals("declined-lately", refusal.args().get(0));
        town.now = declined.plus(Duration.ofDays(30));
        assertTrue(town.request(ANN).done().isPresent());
    }

    @Test
    @DisplayName("25, 26: the 26th approval of a day goes to review")
    void twenty_five_approvals_a_day() {
        for (int i = 0; i < 26; i++) {
            String address = "c" + i + "@example.com";
            town.register(address);
            bouncedAndChecked(address);
            assertEquals(
                    i < 25 ? State.APPROVED_AT_ONCE : State.WAITING,
                    town.request(address).get().state());
        }
    }

    @Test
    void a_host_may_allow_fewer_approvals_a_day() {
        town.policy = new SafelistPolicy("mine-1", SafelistPolicy.standard().rules(), 0);
        bouncedAndChecked(ANN);
        assertEquals(State.WAITING, town.request(ANN).get().state());
    }

    @Test
    void an_account_not_in_good_standing_goes_to_review() {
        town.account = Town.account("shop", Town.START.minus(Duration.ofDays(900)), false);
        bouncedAndChecked(ANN);
        assertEquals(State.WAITING, town.request(ANN).get().state());
    }

    @Test
    void an_account_of_whose_grants_more_than_a_tenth_failed_goes_to_review() {
        for (int i = 0; i < 11; i++) {
            String address = "c" + i + "@example.com";
            town.register(address);
            bouncedAndChecked(address);
            assertEquals(State.APPROVED_AT_ONCE, town.request(address).get().state());
            town.later(Duration.ofMinutes(1));
        }
        town.hardBounce("c0@example.com");
        bouncedAndChecked(ANN);
        assertEquals(State.APPROVED_AT_ONCE, town.request(ANN).get().state(), "1 of 11 is less than a tenth");
        town.hardBounce("c1@example.com");
        town.register("bob@example.com");
        bouncedAndChecked("bob@example.com");
        assertEquals(State.WAITING, town.request("bob@example.com").get().state(), "2 of 12");
    }

    @Test
    void strict_sends_a_complaint_to_review_unless_the_contact_opted_in_after_it() {
        town.policy = SafelistPolicy.strict();
        town.complaint(ANN).register("bob@example.com");
        town.complaint("bob@example.com").later(Duration.ofHours(1)).optIn("bob@example.com");
        assertEquals(State.WAITING, town.request(ANN).get().state());
        assertEquals(
                State.APPROVED_AT_ONCE, town.request("bob@example.com").get().state());
    }

    @Test
    @DisplayName("26: a customer looping over single requests meets the account's quota")
    void a_loop_meets_the_quota() {
        for (int i = 0; i <= 200; i++) {
            String address = "c" + i + "@example.com";
            town.register(address);
            town.complaint(address);
            Answer<SafelistRequest> answer = town.request(address);
            assertEquals(i == 200, answer.refusal().isPresent());
            if (i == 200) {
                assertEquals(Code.REQUEST_LIMIT_OF_ACCOUNT, refused(answer));
                assertEquals(
                        Optional.of(Instant.parse("2026-03-02T23:00:00Z")),
                        answer.refusal().orElseThrow().from());
            }
        }
    }

    @Test
    void a_reviewer_approves_and_the_address_is_on_trial() {
        SafelistRequest request = waiting();
        SafelistRequest approved = town.rule(ANN, request, Decision.APPROVE).get();
        assertEquals(State.APPROVED_AFTER_REVIEW, approved.state());
        assertEquals(Optional.of(RUTH), approved.ruledBy());
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        assertEquals(
                List.of(News.Result.WAITING, News.Result.APPROVED_AFTER_REVIEW),
                town.shelves.all(News.KIND).stream()
                        .map(row -> row.value().orElseThrow().result())
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void a_decline_is_told_to_the_account_with_its_reason() {
        SafelistRequest declined = town.rule(ANN, waiting(), Decision.DECLINE).get();
        assertEquals(State.DECLINED, declined.state());
        assertEquals(
                List.of("looked at it"),
                town.shelves.all(News.KIND).stream()
                        .map(row -> row.value().orElseThrow())
                        .filter(news -> news.result() == News.Result.DECLINED)
                        .map(News::reason)
                        .toList());
    }

    @Test
    void who_is_no_contact_has_nothing_to_ask_for() {
        assertEquals(Code.UNKNOWN_CONTACT, refused(town.request("bob@example.com")));
    }

    @Test
    @DisplayName("27: nobody reviews their own request")
    void nobody_reviews_their_own_request() {
        SafelistRequest request = waiting();
        Kept<SafelistRequest> row = town.shelves.find(request.key());
        var outcome = SafelistRules.rule(
                town.asked(ANN), row, row.version(), Decision.APPROVE, Actor.reviewer("jane"), "mine", town.now);
        assertEquals(Code.OWN_REQUEST, outcome.answer().refusal().orElseThrow().code());
        assertTrue(outcome.change().isEmpty());
    }

    @Test
    @DisplayName("27: deciding twice is harmless and shows the first decision")
    void deciding_twice_shows_the_first_decision() {
        SafelistRequest request = waiting();
        SafelistRequest first = town.rule(ANN, request, Decision.DECLINE).get();
        assertEquals(first, town.rule(ANN, request, Decision.APPROVE).get());
        assertEquals(Status.BLOCKLISTED, town.standing(ANN).status());
    }

    @Test
    void a_ruling_gives_a_reason() {
        SafelistRequest request = waiting();
        Kept<SafelistRequest> row = town.shelves.find(request.key());
        var outcome = SafelistRules.rule(town.asked(ANN), row, row.version(), Decision.DECLINE, RUTH, " ", town.now);
        assertEquals(
                Code.REASON_MISSING, outcome.answer().refusal().orElseThrow().code());
    }

    @Test
    void a_request_that_does_not_exist_is_not_ruled_on() {
        Kept<SafelistRequest> none = Kept.absent(SafelistRequest.KIND.key(town.account.id(), "none"));
        var outcome = SafelistRules.rule(town.asked(ANN), none, 1, Decision.APPROVE, RUTH, "x", town.now);
        assertEquals(
                Code.UNKNOWN_REQUEST, outcome.answer().refusal().orElseThrow().code());
    }

    @Test
    @DisplayName("23: a complaint that arrives while a request waits closes it")
    void a_complaint_closes_a_waiting_request() {
        SafelistRequest request = waiting();
        town.complaint(ANN);
        SafelistRequest closed = town.shelves.find(request.key()).value().orElseThrow();
        assertEquals(State.WITHDRAWN, closed.state());
        assertEquals(closed, town.rule(ANN, request, Decision.APPROVE).get(), "and it stays closed");
        assertEquals(Status.SPAM_COMPLAINT, town.standing(ANN).status());
        assertEquals(Optional.empty(), town.asked(ANN).request());
    }

    @Test
    @DisplayName("23: a second complaint closes a request that was made for the first")
    void a_second_complaint_closes_a_request_made_for_the_first() {
        town.account = Town.account("shop", town.now, true);
        SafelistRequest request = town.complaint(ANN).request(ANN).get();
        town.later(Duration.ofHours(1)).complaint(ANN);
        assertEquals(
                State.WITHDRAWN,
                town.shelves.find(request.key()).value().orElseThrow().state());
    }

    @Test
    @DisplayName("23: what a reviewer was shown is stale once another reason is open")
    void a_new_reason_makes_what_was_shown_stale() {
        SafelistRequest request = waiting();
        long shown = town.shelves.find(request.key()).version();
        town.block(ANN, Block.Kind.SPAM_TRAP);
        Kept<SafelistRequest> row = town.shelves.find(request.key());
        assertEquals(Optional.of(request.askedAt()), row.due(), "it keeps its place in the queue");
        var outcome = SafelistRules.rule(town.asked(ANN), row, shown, Decision.APPROVE, RUTH, "fine", town.now);
        assertEquals(Code.STALE, outcome.answer().refusal().orElseThrow().code());
        assertTrue(outcome.change().isEmpty());
        assertTrue(town.rule(ANN, request, Decision.APPROVE).done().isPresent(), "seen again, it can be ruled on");
    }

    @Test
    @DisplayName("23: a check that lifts the restriction closes the request")
    void a_passed_check_closes_a_waiting_request() {
        SafelistRequest request = waiting();
        town.later(Duration.ofMinutes(2)).passedCheck(ANN, Evidence.MAILBOX);
        assertEquals(
                State.WITHDRAWN,
                town.shelves.find(request.key()).value().orElseThrow().state());
    }

    @Test
    void an_older_version_of_the_request_is_stale() {
        SafelistRequest request = waiting();
        Kept<SafelistRequest> row = town.shelves.find(request.key());
        var outcome =
                SafelistRules.rule(town.asked(ANN), row, row.version() - 1, Decision.APPROVE, RUTH, "x", town.now);
        assertEquals(Code.STALE, outcome.answer().refusal().orElseThrow().code());
    }

    @Test
    @DisplayName("2: mail sent before the grant never fails the trial, a delivery before the failure ends it")
    void what_fails_a_trial() {
        bouncedAndChecked(ANN);
        town.later(Duration.ofHours(1)).request(ANN).get();
        Instant granted = town.now;
        town.later(Duration.ofHours(1));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.MAILBOX_FULL).arrivedAt(Optional.of(granted.minusSeconds(1))),
                io.github.mailworthy.feedback.FeedbackKind.BOUNCE);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        town.delivery(ANN);
        town.later(Duration.ofHours(1)).bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
    }

    @Test
    void a_delivery_that_is_heard_of_late_takes_the_failed_grant_back() {
        bouncedAndChecked(ANN);
        town.request(ANN).get();
        Instant granted = town.now;
        town.later(Duration.ofHours(5)).bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(1, town.asked(ANN).grants().value().orElseThrow().failed());
        town.feedback(
                ANN,
                b -> b.reportedAt(Optional.of(granted.plus(Duration.ofHours(1)))),
                io.github.mailworthy.feedback.FeedbackKind.DELIVERED);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        assertEquals(0, town.asked(ANN).grants().value().orElseThrow().failed());
    }
}
