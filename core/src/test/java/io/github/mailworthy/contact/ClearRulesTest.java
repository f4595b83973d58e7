package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.town.Town;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClearRulesTest {
    private static final Actor SAM = Actor.support("sam");

    private final Town town = Town.withAnn();

    private static ClearOrder order(Actor by, String reason, Optional<Actor> second) {
        return new ClearOrder("order-1", reason, by, second);
    }

    private static Optional<Code> refused(ClearOrder order, int rows) {
        return ClearRules.mayOrder(order, rows).map(Refusal::code);
    }

    private Answer<Standing> clear(Optional<Confirmation> confirmation) {
        ClearOrder order = order(SAM, "server was misconfigured", Optional.empty());
        ClearRow row = ClearRules.preview(town.asked(ANN), order, confirmation, town.now);
        Answer<Standing> answer =
                town.settle(ClearRules.clear(town.asked(ANN), row.version(), order, confirmation, town.now));
        assertEquals(row.refusal(), answer.refusal(), "the preview said so");
        answer.done().ifPresent(after -> assertEquals(row.after(), after));
        return answer;
    }

    @Test
    @DisplayName("26: support alone clears in bulk, capped, with a reason, with a second person above 25 rows")
    void who_may_order_what() {
        assertEquals(Optional.of(Code.ONLY_SUPPORT_CAN), refused(order(Town.JANE, "x", Optional.empty()), 1));
        assertEquals(Optional.of(Code.ONLY_SUPPORT_CAN), refused(order(Town.RUTH, "x", Optional.empty()), 1));
        assertEquals(Optional.of(Code.REASON_MISSING), refused(order(SAM, " ", Optional.empty()), 1));
        assertEquals(Optional.empty(), refused(order(SAM, "x", Optional.empty()), 25));
        assertEquals(Optional.of(Code.SECOND_PERSON_MISSING), refused(order(SAM, "x", Optional.empty()), 26));
        assertEquals(Optional.of(Code.SECOND_PERSON_MISSING), refused(order(SAM, "x", Optional.of(SAM)), 26));
        assertEquals(Optional.of(Code.SECOND_PERSON_MISSING), refused(order(SAM, "x", Optional.of(Town.JANE)), 26));
        ClearOrder agreed = order(SAM, "x", Optional.of(Actor.support("kim")));
        assertEquals(Optional.empty(), refused(agreed, 500));
        assertEquals(Optional.of(Code.TOO_MANY_ROWS), refused(agreed, 501));
    }

    @Test
    void clearing_lifts_bounces_and_blocks_and_leaves_consent() {
        town.hardBounce(ANN).softBounces(ANN).block(ANN, Block.Kind.SUPPORT);
        town.tighten(ANN, Consent.DECLINED_COMMERCIAL);
        assertEquals(List.of(Reason.DECLINED), clear(Optional.empty()).get().reasons());
        LogEntry last = town.log(ANN).get(town.log(ANN).size() - 1);
        assertEquals(Optional.of("order-1"), last.cause());
        assertEquals(SAM, last.actor());
    }

    @Test
    void a_complaint_is_cleared_with_a_later_confirmation_only() {
        town.complaint(ANN).hardBounce(ANN);
        assertEquals(
                Code.CONFIRMATION_MISSING,
                clear(Optional.empty()).refusal().orElseThrow().code());
        Confirmation early = new Confirmation("Ann", "telephone", town.now.minusSeconds(1));
        assertEquals(
                Code.CONFIRMATION_MISSING,
                clear(Optional.of(early)).refusal().orElseThrow().code());
        Confirmation given = new Confirmation("Ann", "telephone", town.now);
        assertEquals(List.of(Reason.ON_NO_LIST), clear(Optional.of(given)).get().reasons());
    }

    @Test
    void consent_is_never_cleared_nor_what_holds_everywhere() {
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        assertEquals(
                Code.ONLY_THE_CONTACT_CAN,
                clear(Optional.empty()).refusal().orElseThrow().code());
        town.settle(PlatformRules.block(
                town.key(ANN).address(),
                town.shelves.find(town.key(ANN).platformRow()),
                List.of(),
                Block.Kind.SPAM_TRAP,
                "trap",
                SAM,
                town.now));
        town.hardBounce(ANN);
        assertEquals(
                List.of(Reason.ASKED_NOT_TO_BE_CONTACTED, Reason.SPAM_TRAP),
                clear(Optional.empty()).get().reasons());
    }

    @Test
    @DisplayName("26: clearing again finds nothing left to clear, so an interrupted order can be started again")
    void clearing_again_finds_nothing() {
        town.hardBounce(ANN);
        assertTrue(clear(Optional.empty()).done().isPresent());
        assertEquals(
                Code.NOTHING_TO_LIFT,
                clear(Optional.empty()).refusal().orElseThrow().code());
    }

    @Test
    void a_contact_that_changed_since_the_preview_is_not_cleared() {
        town.hardBounce(ANN);
        ClearOrder order = order(SAM, "x", Optional.empty());
        ClearRow row = ClearRules.preview(town.asked(ANN), order, Optional.empty(), town.now);
        town.hardBounce(ANN);
        assertEquals(
                Optional.of(Code.STALE),
                ClearRules.clear(town.asked(ANN), row.version(), order, Optional.empty(), town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
    }

    @Test
    void an_order_of_law_is_cleared_by_support_and_by_no_grant() {
        town.block(ANN, Block.Kind.LEGAL);
        assertEquals(List.of(Reason.ON_NO_LIST), clear(Optional.empty()).get().reasons());
    }

    @Test
    void an_address_of_which_nothing_is_known_has_nothing_to_clear() {
        assertEquals(
                Optional.of(Code.UNKNOWN_CONTACT),
                ClearRules.preview(
                                town.asked("bob@example.com"),
                                order(SAM, "x", Optional.empty()),
                                Optional.empty(),
                                town.now)
                        .refusal()
                        .map(Refusal::code));
    }

    @Test
    void the_second_person_stands_in_the_log() {
        town.hardBounce(ANN);
        ClearOrder order = order(SAM, "x", Optional.of(Actor.support("kim")));
        long version = town.asked(ANN).contact().version();
        town.settle(ClearRules.clear(town.asked(ANN), version, order, Optional.empty(), town.now));
        assertEquals(
                new Happening.Cleared("x (agreed by kim)", false, town.now),
                town.log(ANN).get(town.log(ANN).size() - 1).what());
    }
}
