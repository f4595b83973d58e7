package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedbackRulesTest {
    private final Town town = Town.withAnn();

    private LogEntry last() {
        List<LogEntry> log = town.log(ANN);
        return log.get(log.size() - 1);
    }

    @Test
    void a_hard_bounce_blocklists_the_contact() {
        assertEquals(Landed.COUNTED, town.bounce(ANN, BounceCategory.NO_SUCH_MAILBOX));
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
        assertEquals(Reason.ON_NO_LIST, last().before());
        assertEquals(Reason.NO_SUCH_MAILBOX, last().after());
    }

    @Test
    void of_another_address_in_the_servers_words_only_the_domain_is_kept() {
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX)
                        .diagnostic("550 <Ann@Example.com>: forwarded to <bob.b+x@example.org>, no such user"),
                FeedbackKind.BOUNCE);
        Happening.Failed failed = (Happening.Failed) last().what();
        assertEquals(
                Optional.of("550 <Ann@Example.com>: forwarded to <…@example.org>, no such user"),
                failed.failure().said());
    }

    @Test
    void a_message_that_a_provider_sent_under_an_id_of_its_own_is_told_and_logged_by_that_id() {
        Feedback posted = Feedback.of(FeedbackKind.BOUNCE, "ses")
                .category(BounceCategory.NO_SUCH_MAILBOX)
                .originalMessageId(Optional.of("<1@shop.example>"))
                .sentMessageId(Optional.of("<m@provider.example>"))
                .build();
        Feedback mailed = posted.with()
                .originalMessageId(posted.sentMessageId())
                .sentMessageId(Optional.empty())
                .build();
        AccountId account = town.key(ANN).account();
        assertEquals(
                Seen.keys(account, List.of("n"), mailed),
                Seen.keys(account, List.of("n"), posted),
                "by either channel");
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX)
                        .originalMessageId(posted.originalMessageId())
                        .sentMessageId(posted.sentMessageId()),
                FeedbackKind.BOUNCE);
        // erasing finds what was seen by what is logged
        assertEquals(posted.sentMessageId(), last().cause());
    }

    @Test
    void each_category_counts_by_its_weight() {
        for (BounceCategory category : BounceCategory.values()) {
            Town fresh = Town.withAnn();
            Landed landed = fresh.bounce(ANN, category);
            assertEquals(category.weight() == Weight.NONE ? Landed.NOTED : Landed.COUNTED, landed, category.name());
            assertEquals(
                    category.weight() == Weight.HARD ? Status.BLOCKLISTED : Status.UNSUBSCRIBED,
                    fresh.standing(ANN).status(),
                    category.name());
            fresh.later(Duration.ofHours(20)).bounce(ANN, category);
            assertEquals(
                    category.weight() == Weight.HARD || category.weight() == Weight.HARD_AT_SECOND
                            ? Status.BLOCKLISTED
                            : Status.UNSUBSCRIBED,
                    fresh.standing(ANN).status(),
                    category.name());
        }
    }

    @Test
    void a_disabled_mailbox_counts_at_the_second_20_hours_later_within_30_days() {
        town.bounce(ANN, BounceCategory.MAILBOX_DISABLED);
        town.later(Duration.ofHours(19)).bounce(ANN, BounceCategory.UNSPECIFIED_RECIPIENT);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        town.later(Duration.ofHours(1)).bounce(ANN, BounceCategory.UNSPECIFIED_RECIPIENT);
        assertEquals(Reason.MAILBOX_DISABLED, town.reason(ANN));
        Town late = Town.withAnn();
        late.bounce(ANN, BounceCategory.MAILBOX_DISABLED);
        late.later(Duration.ofHours(721)).bounce(ANN, BounceCategory.MAILBOX_DISABLED);
        assertEquals(Reason.ON_NO_LIST, late.reason(ANN));
    }

    @Test
    @DisplayName("5: what the receiver called temporary is soft, however dead it says the mailbox is")
    void a_temporary_code_is_never_hard() {
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX).replyCode(OptionalInt.of(450)),
                FeedbackKind.BOUNCE);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
    }

    @Test
    void five_soft_failures_a_day_apart_restrict_and_four_do_not() {
        for (int i = 0; i < 4; i++) {
            town.bounce(ANN, BounceCategory.MAILBOX_FULL);
            town.later(Duration.ofHours(20));
        }
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        town.bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Status.MULTIPLE_SOFT_BOUNCES, town.standing(ANN).status());
    }

    @Test
    @DisplayName("5: many failures of one day are one point")
    void many_failures_of_one_day_are_one_point() {
        for (int i = 0; i < 50; i++) {
            town.later(Duration.ofMinutes(20)).bounce(ANN, BounceCategory.SERVER_DOWN);
        }
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
    }

    @Test
    @DisplayName("2: a delivery forgets the soft failures before it, by event time")
    void a_delivery_forgets_the_soft_failures_before_it() {
        for (int i = 0; i < 4; i++) {
            town.bounce(ANN, BounceCategory.MAILBOX_FULL);
            town.later(Duration.ofDays(1));
        }
        town.delivery(ANN);
        town.later(Duration.ofDays(1)).bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.MAILBOX_FULL).reportedAt(Optional.of(Town.START)),
                FeedbackKind.BOUNCE);
        assertEquals(1, town.facts(ANN).mailbox().soft().latest().size(), "the late report is of before");
    }

    @Test
    @DisplayName("3: a delivery clears neither a hard failure nor a complaint")
    void a_delivery_clears_neither_a_hard_failure_nor_a_complaint() {
        town.hardBounce(ANN).complaint(ANN).later(Duration.ofDays(1)).delivery(ANN);
        assertEquals(
                List.of(Reason.CALLED_IT_SPAM, Reason.NO_SUCH_MAILBOX, Reason.ON_NO_LIST),
                town.standing(ANN).reasons());
    }

    @Test
    @DisplayName("2: delivered, and then bounced after all: the bounce wins")
    void an_asynchronous_bounce_after_a_delivery_wins() {
        town.delivery(ANN);
        town.later(Duration.ofHours(1)).hardBounce(ANN);
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
    }

    @Test
    @DisplayName("6: suppressed at the provider is noted, and counts for nothing")
    void suppressed_at_the_provider_is_noted() {
        assertEquals(Landed.NOTED, town.bounce(ANN, BounceCategory.SUPPRESSED_BY_PROVIDER));
        assertTrue(last().what() instanceof Happening.FailedWithoutWeight);
    }

    @Test
    @DisplayName("11: what is no report of a failure changes nothing")
    void other_kinds_of_mail_change_nothing() {
        for (FeedbackKind kind : List.of(FeedbackKind.AUTO_REPLY, FeedbackKind.REPORT, FeedbackKind.UNRELATED)) {
            assertEquals(Landed.IGNORED, town.feedback(ANN, b -> b, kind));
        }
        assertEquals(1, town.log(ANN).size());
    }

    @Test
    @DisplayName("12: what is said of an address that is no contact yet is kept, and applies when it becomes one")
    void an_unknown_contact_is_remembered() {
        town.hardBounce("bob@example.com");
        assertFalse(town.asked("bob@example.com").isRegistered());
        assertEquals(Reason.NO_SUCH_MAILBOX, town.register("bob@example.com").reason());
    }

    @Test
    @DisplayName("13: feedback that nothing proves is kept in the log and restricts nobody")
    void unverified_feedback_restricts_nobody() {
        for (FeedbackKind kind : List.of(FeedbackKind.COMPLAINT, FeedbackKind.UNSUBSCRIBE)) {
            assertEquals(Landed.NOTED, town.feedback(ANN, b -> b.proof(Proof.none()), kind));
            assertEquals(new Happening.NotedOnly(kind, town.now, "unverified"), last().what());
        }
        assertEquals(
                Landed.NOTED,
                town.feedback(
                        ANN, b -> b.category(BounceCategory.NO_SUCH_MAILBOX).proof(Proof.none()), FeedbackKind.BOUNCE));
        assertEquals(Landed.IGNORED, town.feedback(ANN, b -> b.proof(Proof.none()), FeedbackKind.DELIVERED));
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
    }

    @Test
    @DisplayName("14: feedback older than 90 days is only logged")
    void old_feedback_is_only_logged() {
        Instant old = town.now.minus(Duration.ofDays(90)).minusMillis(1);
        assertEquals(
                Landed.NOTED,
                town.feedback(
                        ANN,
                        b -> b.category(BounceCategory.NO_SUCH_MAILBOX).reportedAt(Optional.of(old)),
                        FeedbackKind.BOUNCE));
        assertEquals(Landed.NOTED, town.feedback(ANN, b -> b.reportedAt(Optional.of(old)), FeedbackKind.COMPLAINT));
        assertEquals(new Happening.NotedOnly(FeedbackKind.COMPLAINT, old, "too-old"), last().what());
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX).reportedAt(Optional.of(old.plusMillis(1))),
                FeedbackKind.BOUNCE);
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
    }

    @Test
    @DisplayName("14: feedback from the future is taken as of now, and both times are kept")
    void feedback_from_the_future_is_clamped() {
        Instant claimed = town.now.plus(Duration.ofDays(3));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX).lastAttemptAt(Optional.of(claimed)),
                FeedbackKind.BOUNCE);
        Happening.Failed failed = (Happening.Failed) last().what();
        assertEquals(town.now, failed.failure().at());
        assertEquals(Optional.of(claimed), failed.claimedAt());
        town.feedback(ANN, b -> b.reportedAt(Optional.of(claimed)), FeedbackKind.COMPLAINT);
        Happening.Complained complained = (Happening.Complained) last().what();
        assertEquals(town.now, complained.complaint().at());
        assertEquals(Optional.of(claimed), complained.claimedAt());
        town.feedback(ANN, b -> b.reportedAt(Optional.of(claimed)), FeedbackKind.UNSUBSCRIBE);
        Happening.ConsentTightened tightened = (Happening.ConsentTightened) last().what();
        assertEquals(town.now, tightened.at());
        assertEquals(Optional.of(claimed), tightened.claimedAt());
    }

    @Test
    @DisplayName("14: a clock that differs by the tolerance is nothing to remark on")
    void a_clock_within_the_tolerance_is_clamped_and_not_remarked_on() {
        Instant claimed = town.now.plus(town.limits.clockTolerance());
        town.feedback(ANN, b -> b.reportedAt(Optional.of(claimed)), FeedbackKind.COMPLAINT);
        Happening.Complained complained = (Happening.Complained) last().what();
        assertEquals(town.now, complained.complaint().at());
        assertEquals(Optional.empty(), complained.claimedAt());
    }

    @Test
    void a_complaint_restricts_and_revokes_no_consent() {
        town.optIn(ANN);
        town.complaint(ANN);
        assertEquals(Reason.CALLED_IT_SPAM, town.reason(ANN));
        assertEquals(Consent.SUBSCRIBED, town.facts(ANN).consents().current());
    }

    @Test
    void an_unsubscription_reported_by_a_provider_declines_commercial_messages() {
        town.optIn(ANN);
        assertEquals(Landed.COUNTED, town.feedback(ANN, b -> b, FeedbackKind.UNSUBSCRIBE));
        assertEquals(Reason.DECLINED, town.reason(ANN));
    }

    @Test
    void deliveries_are_kept_once_a_day_and_not_logged() {
        assertEquals(Landed.COUNTED, town.delivery(ANN));
        assertEquals(Landed.IGNORED, town.later(Duration.ofHours(24)).delivery(ANN));
        assertEquals(Landed.COUNTED, town.later(Duration.ofSeconds(1)).delivery(ANN));
        assertEquals(1, town.log(ANN).size());
    }

    @Test
    void a_delivery_is_kept_at_once_while_soft_failures_are_open() {
        town.delivery(ANN);
        town.later(Duration.ofMinutes(5)).bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Landed.COUNTED, town.later(Duration.ofMinutes(5)).delivery(ANN));
        assertEquals(Hours.NONE, town.facts(ANN).mailbox().soft());
    }

    @Test
    void a_delivery_that_lifts_the_restriction_is_logged() {
        town.softBounces(ANN).delivery(ANN);
        assertEquals(Status.UNSUBSCRIBED, town.standing(ANN).status());
        assertTrue(last().what() instanceof Happening.Delivered);
        assertEquals(Reason.TOO_MANY_SOFT_FAILURES, last().before());
    }

    @Test
    void words_of_a_server_are_shortened_and_its_name_too() {
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX)
                        .diagnostic("x".repeat(4000))
                        .reportingMta(Optional.of("m".repeat(4000))),
                FeedbackKind.BOUNCE);
        Happening.Failed failed = (Happening.Failed) last().what();
        assertEquals(500, failed.failure().said().orElseThrow().length());
        assertEquals(200, last().actor().name().length());
    }

    @Test
    void words_are_never_cut_within_a_character_and_short_ones_not_at_all() {
        String smile = "\ud83d\ude00";
        assertEquals("x".repeat(499), said("x".repeat(499) + smile));
        assertEquals("x".repeat(498) + smile, said("x".repeat(498) + smile + "y"));
        assertEquals("x".repeat(500), said("x".repeat(500)));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NULL_MX).reportingMta(Optional.of("m".repeat(200))),
                FeedbackKind.BOUNCE);
        assertEquals("m".repeat(200), last().actor().name());
        town.feedback(ANN, b -> b.category(BounceCategory.NULL_MX).reportingMta(Optional.of(" ")), FeedbackKind.BOUNCE);
        assertEquals("unknown", last().actor().name());
    }

    private String said(String diagnostic) {
        town.feedback(ANN, b -> b.category(BounceCategory.NULL_MX).diagnostic(diagnostic), FeedbackKind.BOUNCE);
        return ((Happening.Failed) last().what()).failure().said().orElseThrow();
    }

    @Test
    @DisplayName("4: of several reports of one message and recipient only a graver one counts again")
    void a_report_counts_once_and_again_only_if_it_is_graver() {
        assertEquals(Landed.COUNTED, once(BounceCategory.MAILBOX_FULL));
        assertEquals(Landed.KNOWN, once(BounceCategory.MAILBOX_FULL));
        assertEquals(Landed.KNOWN, once(BounceCategory.CONTENT), "of no weight");
        assertEquals(Landed.COUNTED, once(BounceCategory.NO_SUCH_MAILBOX));
        assertEquals(Landed.KNOWN, once(BounceCategory.NO_SUCH_MAILBOX));
        assertEquals(Landed.KNOWN, once(BounceCategory.MAILBOX_FULL));
        assertEquals(3, town.log(ANN).size(), "the registration and two failures");
        assertEquals(
                new Seen(4, town.now),
                town.shelves.all(Seen.KIND).get(0).value().orElseThrow());
    }

    private Landed once(BounceCategory category) {
        Feedback bounce = Feedback.of(FeedbackKind.BOUNCE, "test")
                .proof(Proof.by(Proof.How.HOST))
                .originalMessageId(Optional.of("m1@shop.example"))
                .category(category)
                .build();
        var key = Seen.keys(town.account.id(), List.of("ann"), bounce).get(0);
        return town.settle(FeedbackRules.recordOnce(
                town.asked(ANN), Optional.of(town.shelves.find(key)), bounce, town.limits, town.now));
    }

    @Test
    void what_nothing_tells_apart_counts_each_time_and_what_says_nothing_leaves_no_row() {
        Feedback bounce = Feedback.of(FeedbackKind.BOUNCE, "test")
                .proof(Proof.by(Proof.How.HOST))
                .category(BounceCategory.MAILBOX_FULL)
                .build();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Landed.COUNTED,
                    town.settle(FeedbackRules.recordOnce(
                            town.asked(ANN), Optional.empty(), bounce, town.limits, town.now)));
        }
        Feedback report = Feedback.of(FeedbackKind.REPORT, "test")
                .eventId(Optional.of("e1"))
                .build();
        var key = Seen.keys(town.account.id(), List.of("ann"), report).get(0);
        assertEquals(
                Landed.IGNORED,
                town.settle(FeedbackRules.recordOnce(
                        town.asked(ANN), Optional.of(town.shelves.find(key)), report, town.limits, town.now)));
        assertEquals(List.of(), town.shelves.all(Seen.KIND));
        assertFalse(FeedbackRules.needsDedupe(FeedbackKind.DELIVERED));
        assertTrue(FeedbackRules.needsDedupe(FeedbackKind.BOUNCE));
    }

    @Test
    void mail_sent_before_the_grant_fails_no_trial_whether_the_report_or_the_proof_says_so() {
        town.hardBounce(ANN);
        town.check(
                ANN,
                io.github.mailworthy.address.Deliverability.UNDELIVERABLE,
                io.github.mailworthy.address.Evidence.MAILBOX);
        town.request(ANN).get();
        town.later(Duration.ofDays(2));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.MAILBOX_FULL).arrivedAt(Optional.of(town.now.minus(Duration.ofDays(3)))),
                FeedbackKind.BOUNCE);
        town.feedback(ANN, b -> b.category(BounceCategory.MAILBOX_FULL).proof(sentDaysAgo(3)), FeedbackKind.BOUNCE);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        town.feedback(ANN, b -> b.category(BounceCategory.MAILBOX_FULL).proof(sentDaysAgo(2)), FeedbackKind.BOUNCE);
        assertEquals(Reason.FAILED_AFTER_SAFELIST, town.reason(ANN), "sent at the end of the day of the grant");
    }

    private Proof sentDaysAgo(int days) {
        LocalDate today = LocalDate.ofInstant(town.now, ZoneOffset.UTC);
        return new Proof(Proof.How.RETURN_PATH, Optional.empty(), Optional.empty(), Optional.of(today.minusDays(days)));
    }

    @Test
    void only_the_first_hand_over_of_a_trial_is_kept_and_14_days_later_a_failure_fails_it_no_more() {
        town.hardBounce(ANN);
        town.check(
                ANN,
                io.github.mailworthy.address.Deliverability.UNDELIVERABLE,
                io.github.mailworthy.address.Evidence.MAILBOX);
        town.request(ANN).get();
        assertTrue(handOver());
        assertFalse(handOver());
        town.later(Duration.ofDays(14)).later(Duration.ofSeconds(1));
        town.bounce(ANN, BounceCategory.MAILBOX_FULL);
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        assertFalse(Town.withAnn().settle(handedOver(Town.withAnn())));
    }

    private boolean handOver() {
        return town.settle(handedOver(town));
    }

    private static Outcome<Boolean> handedOver(Town town) {
        return TrialRules.handedOver(
                town.key(ANN), town.shelves.find(town.key(ANN).row()), Actor.host("mailer"), town.now);
    }
}
