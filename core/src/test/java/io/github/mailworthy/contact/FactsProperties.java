package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FactsProperties {
    @Property
    void any_order_and_any_duplication_of_the_same_feedback_gives_the_same_facts(
            @ForAll("histories") List<Happening> history, @ForAll Random random) {
        List<Happening> other = new ArrayList<>(history);
        for (Happening what : history) {
            if (random.nextInt(4) == 0) {
                other.add(what);
            }
        }
        Collections.shuffle(other, random);
        assertEquals(Histories.after(history), Histories.after(other));
    }

    @Property
    void merging_partial_views_gives_the_facts_of_the_whole(
            @ForAll("histories") List<Happening> history, @ForAll Random random) {
        List<Happening> left = new ArrayList<>();
        List<Happening> right = new ArrayList<>();
        for (Happening what : history) {
            int side = random.nextInt(3);
            if (side != 0) {
                left.add(what);
            }
            if (side != 1) {
                right.add(what);
            }
        }
        Facts a = Histories.after(left);
        Facts b = Histories.after(right);
        assertEquals(Histories.after(history), a.merge(b));
        assertEquals(a.merge(b), b.merge(a));
        assertEquals(a, a.merge(a));
    }

    @Property
    void merging_is_associative(
            @ForAll("histories") List<Happening> x,
            @ForAll("histories") List<Happening> y,
            @ForAll("histories") List<Happening> z) {
        Facts a = Histories.after(x);
        Facts b = Histories.after(y);
        Facts c = Histories.after(z);
        assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
    }

    /** Bites: a round that merges with a higher one; a trial that takes the other's minima; a delivery of a lower round lost. */
    @Property
    void merging_views_with_decisions_in_them_is_commutative_associative_and_idempotent(
            @ForAll("views") Facts a, @ForAll("views") Facts b, @ForAll("views") Facts c) {
        assertEquals(a.merge(b), b.merge(a));
        assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
        assertEquals(a, a.merge(a));
        assertEquals(a, a.merge(Facts.NONE));
    }

    /** Bites: a higher round that is merged with what it has closed. */
    @Property
    void what_a_decision_closed_stays_closed_when_an_older_view_is_merged(
            @ForAll("views") Facts before, @ForAll("views") Facts other) {
        for (Happening decision : List.of(
                new Happening.SafelistGranted("g9", "fine", true, Histories.START),
                new Happening.Cleared("fine", true, Histories.START),
                new Happening.CheckPassed("c9", true, true, false, Histories.START))) {
            Facts decided = decision.on(before);
            assertEquals(decided, decided.merge(before));
            assertEquals(
                    Math.max(decided.evidence().number(), other.evidence().number()),
                    decided.merge(other).evidence().number());
        }
    }

    @Property
    void no_feedback_makes_a_do_not_contact_contact_mailable(@ForAll("histories") List<Happening> history) {
        List<Happening> withOrder = new ArrayList<>(history);
        withOrder.removeIf(Happening.OptedIn.class::isInstance);
        withOrder.add(
                0, new Happening.ConsentTightened(Consent.DO_NOT_CONTACT, Histories.START.minusSeconds(1), "contact"));
        assertEquals(
                Status.DO_NOT_CONTACT, Standing.of(Histories.after(withOrder)).status());
    }

    @Property
    void lifting_restrictions_reveals_the_consent_that_was_there_before(@ForAll("histories") List<Happening> history) {
        Facts before = Histories.after(history);
        Facts after = new Happening.Cleared("support", true, Histories.START).on(before);
        assertEquals(before.consents(), after.consents());
        assertEquals(before.lists(), after.lists());
        Standing left = Standing.of(after);
        assertEquals(1, left.open().size());
        assertNotEquals(Status.BLOCKLISTED, left.status());
    }

    @Provide
    Arbitrary<Facts> views() {
        return Histories.views();
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Histories.histories();
    }
}
