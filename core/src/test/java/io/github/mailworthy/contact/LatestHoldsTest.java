package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.BounceCategory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of two words of the same kind the later holds, whichever came first; at the same instant one of them, always the same. */
class LatestHoldsTest {
    private static final Instant EARLY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    private static Facts both(Happening one, Happening other) {
        Facts facts = Histories.after(List.of(one, other));
        assertEquals(facts, Histories.after(List.of(other, one)));
        assertEquals(facts, Histories.after(List.of(one)).merge(Histories.after(List.of(other))));
        return facts;
    }

    private static Happening block(Instant at, String note) {
        return new Happening.Blocked(new Block(Block.Kind.SUPPORT, at, "sam", note));
    }

    private static Happening failed(Instant at, BounceCategory category, String said) {
        Failure failure = new Failure(at, category, Optional.empty(), Optional.of(said));
        return new Happening.Failed(failure, category.weight(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void of_a_block() {
        assertEquals(
                "b",
                both(block(EARLY, "a"), block(LATE, "b"))
                        .blocks()
                        .facts()
                        .byKind()
                        .get(Block.Kind.SUPPORT)
                        .note());
        assertEquals(
                "b",
                both(block(EARLY, "a"), block(EARLY, "b"))
                        .blocks()
                        .facts()
                        .byKind()
                        .get(Block.Kind.SUPPORT)
                        .note());
    }

    @Test
    void of_a_hard_failure_of_each_category() {
        Facts facts = both(
                failed(EARLY, BounceCategory.NO_SUCH_MAILBOX, "a"), failed(LATE, BounceCategory.NO_SUCH_MAILBOX, "b"));
        Map<BounceCategory, Failure> hard = facts.mailbox().hard();
        assertEquals("b", hard.get(BounceCategory.NO_SUCH_MAILBOX).inWords());
        assertEquals(
                2,
                both(failed(EARLY, BounceCategory.NO_SUCH_MAILBOX, "a"), failed(LATE, BounceCategory.NULL_MX, "b"))
                        .mailbox()
                        .hard()
                        .size());
    }

    @Test
    void of_the_word_on_a_list_and_of_consent() {
        assertTrue(both(
                        new Happening.ListChosen("news", new ListChoice(EARLY, false, "form")),
                        new Happening.ListChosen("news", new ListChoice(LATE, true, "click")))
                .lists()
                .left("news"));
        assertEquals(
                LATE,
                both(
                                new Happening.ConsentTightened(Consent.DECLINED_COMMERCIAL, EARLY, "a"),
                                new Happening.ConsentTightened(Consent.DECLINED_COMMERCIAL, LATE, "b"))
                        .consents()
                        .currentFact()
                        .orElseThrow()
                        .at());
    }

    @Test
    void of_what_took_the_place_of_an_address() {
        Replacement early = new Replacement(EARLY, Reason.NULL_MX);
        Replacement late = new Replacement(LATE, Reason.NO_SUCH_MAILBOX);
        assertEquals(
                late,
                both(moved(early), moved(late)).evidence().facts().replacement().orElseThrow());
        assertEquals(
                Reason.UNCHECKED_REPLACEMENT,
                Standing.of(both(moved(early), moved(late))).reason());
    }

    private static Happening moved(Replacement replaces) {
        return new Happening.MovedHere("old", 1, PersonFacts.of(Facts.NONE), Optional.of(replaces));
    }

    @Test
    void what_is_missing_comes_before_what_is_there() {
        var order = Latest.<String>emptyFirst();
        assertTrue(order.compare(Optional.empty(), Optional.of("a")) < 0);
        assertTrue(order.compare(Optional.of("a"), Optional.empty()) > 0);
        assertTrue(order.compare(Optional.of("a"), Optional.of("b")) < 0);
        assertEquals(0, order.compare(Optional.empty(), Optional.empty()));
        assertEquals(Optional.of(1), Latest.first(Optional.of(1), Optional.of(2)));
        assertEquals(Optional.of(1), Latest.first(Optional.of(2), Optional.of(1)));
        assertEquals(Optional.of(1), Latest.first(Optional.empty(), Optional.of(1)));
        assertEquals(Optional.of(2), Latest.of(Optional.of(2), Optional.of(1)));
        assertEquals(Optional.of(1), Latest.of(Optional.of(1), Optional.empty()));
    }

    @Test
    void a_higher_round_holds_whole_and_equal_ones_are_merged() {
        Round<Integer> first = Round.first(3);
        assertEquals(0, first.number());
        Round<Integer> second = first.close(1);
        assertEquals(new Round<>(1, 1), second);
        assertEquals(second, first.merge(second, Math::max));
        assertEquals(second, second.merge(first, Math::max));
        assertEquals(Round.first(5), first.merge(Round.first(5), Math::max));
    }

    @Test
    void the_log_tells_who_it_was() {
        assertEquals(Actor.Role.CUSTOMER, Actor.customer("x".repeat(200)).role());
        assertEquals(new Actor(Actor.Role.CONTACT, "the contact"), Actor.contact());
        assertThrows(IllegalArgumentException.class, () -> Actor.customer(" "));
        String message = assertThrows(IllegalArgumentException.class, () -> Actor.rule("x".repeat(201)))
                .getMessage();
        assertTrue(message.contains("201 of them"), message);
        assertTrue(message.length() < 200, message);
    }
}
