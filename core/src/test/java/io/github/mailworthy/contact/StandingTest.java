package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void the_statuses_stand_in_the_order_of_the_manual() {
        assertEquals(
                List.of(
                        "DO_NOT_CONTACT",
                        "SPAM_COMPLAINT",
                        "BLOCKLISTED",
                        "MULTIPLE_SOFT_BOUNCES",
                        "DECLINED_COMMERCIAL",
                        "UNSUBSCRIBED",
                        "SUBSCRIBED"),
                List.of(Status.values()).stream().map(Enum::name).toList());
    }

    @Test
    void of_all_that_is_open_the_first_in_order_is_shown_and_lifting_it_shows_the_next() {
        Town town = Town.withAnn();
        List<Status> shown = new ArrayList<>();
        town.optIn(ANN);
        shown.add(town.standing(ANN).status());
        town.later(Duration.ofMinutes(1)).tighten(ANN, Consent.NONE);
        shown.add(town.standing(ANN).status());
        town.tighten(ANN, Consent.DECLINED_COMMERCIAL);
        shown.add(town.standing(ANN).status());
        town.softBounces(ANN);
        shown.add(town.standing(ANN).status());
        town.bounce(ANN, BounceCategory.NULL_MX);
        shown.add(town.standing(ANN).status());
        town.complaint(ANN);
        shown.add(town.standing(ANN).status());
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        shown.add(town.standing(ANN).status());
        assertEquals(
                List.of(
                        Status.SUBSCRIBED,
                        Status.UNSUBSCRIBED,
                        Status.DECLINED_COMMERCIAL,
                        Status.MULTIPLE_SOFT_BOUNCES,
                        Status.BLOCKLISTED,
                        Status.SPAM_COMPLAINT,
                        Status.DO_NOT_CONTACT),
                shown);
        town.later(Duration.ofDays(1)).optIn(ANN);
        assertEquals(Status.SPAM_COMPLAINT, town.standing(ANN).status());
    }

    @Test
    void every_reason_opens_the_status_of_the_table_and_lists_with_it() {
        Reason before = Reason.values()[0];
        for (Reason reason : Reason.values()) {
            assertTrue(reason.status().compareTo(before.status()) >= 0, "reasons stand in the order of their statuses");
            before = reason;
        }
        Map<Status, Integer> count = new java.util.EnumMap<>(Status.class);
        for (Reason reason : Reason.values()) {
            count.merge(reason.status(), 1, Integer::sum);
        }
        assertEquals(List.of(Status.values()), List.copyOf(count.keySet()));
        assertEquals(14, count.get(Status.BLOCKLISTED));
    }

    @Test
    void severity_and_restriction_go_by_status() {
        assertEquals(Status.Severity.BLOCKED, Status.MULTIPLE_SOFT_BOUNCES.severity());
        assertEquals(Status.Severity.LIMITED, Status.DECLINED_COMMERCIAL.severity());
        assertFalse(Status.UNSUBSCRIBED.isRestricted());
        assertTrue(Status.DECLINED_COMMERCIAL.isRestricted());
    }

    @Test
    void what_lifts_a_reason() {
        for (Reason reason : Reason.values()) {
            if (reason.checkMayLift()) {
                assertTrue(reason.grantLifts(), reason.name());
                assertTrue(reason.isAboutTheMailbox(), reason.name());
            }
        }
        assertFalse(Reason.FAILED_AFTER_SAFELIST.checkMayLift());
        assertTrue(Reason.FAILED_AFTER_SAFELIST.grantLifts());
        assertFalse(Reason.LEGAL_BLOCK.grantLifts());
        assertFalse(Reason.ASKED_NOT_TO_BE_CONTACTED.grantLifts());
        assertTrue(Reason.CALLED_IT_SPAM.grantLifts());
        assertFalse(Reason.CALLED_IT_SPAM.isAboutTheMailbox());
    }

    @Test
    void evidence_is_what_the_server_said_last() {
        Town town = Town.withAnn();
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.MAILBOX_DISABLED).diagnostic("550 closed"),
                io.github.mailworthy.feedback.FeedbackKind.BOUNCE);
        town.later(Duration.ofDays(1));
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.MAILBOX_DISABLED).diagnostic("550 still closed"),
                io.github.mailworthy.feedback.FeedbackKind.BOUNCE);
        Restriction shown = town.standing(ANN).shown();
        assertEquals(Optional.of("550 still closed"), shown.said());
        assertEquals(Optional.of(town.now), shown.at());
        assertTrue(town.standing(ANN).has(Status.BLOCKLISTED));
        assertFalse(town.standing(ANN).has(Status.SPAM_COMPLAINT));
    }
}
