package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SetAsideProperties {
    /** Bites: leaves() that forgets the disabled; a whole() that skips an hour. */
    @Property
    void setting_hours_aside_leaves_what_would_be_known_without_their_failures(
            @ForAll("few") List<Happening> history, @ForAll Random random) {
        Instant from = Histories.START.plus(random.nextInt(60), ChronoUnit.HOURS);
        Aside aside = new Aside(List.of(new Aside.Span("x", from, from.plus(30, ChronoUnit.HOURS), false, false)));
        List<Happening> left = new ArrayList<>(history);
        left.removeIf(what -> what instanceof Happening.Failed failed
                && !failed.failure().at().isBefore(from)
                && failed.failure().at().isBefore(from.plus(30, ChronoUnit.HOURS)));
        assertEquals(
                Standing.of(Histories.after(left)),
                Standing.of(Histories.after(history).without(aside)));
    }

    @Property
    void however_many_hours_any_order_and_any_partial_views_give_the_same_facts(
            @ForAll("many") List<Happening> history, @ForAll Random random) {
        List<Happening> other = new ArrayList<>(history);
        history.stream().filter(what -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);
        Facts facts = Histories.after(history);
        assertEquals(facts, Histories.after(other));
        int cut = random.nextInt(other.size() + 1);
        Facts left = Histories.after(other.subList(0, cut));
        Facts right = Histories.after(other.subList(cut, other.size()));
        assertEquals(facts, left.merge(right));
        assertEquals(facts, right.merge(left));
    }

    /** Bites: a bounded() that forgets what it takes in. */
    @Property
    void however_many_hours_no_hard_failure_is_forgotten_and_every_soft_one_counts(
            @ForAll("many") List<Happening> history) {
        Facts facts = Histories.after(history);
        Set<Reason> hard = new HashSet<>();
        Hours soft = Hours.NONE;
        for (Happening what : history) {
            if (what instanceof Happening.Failed failed && failed.weight() == Weight.HARD) {
                hard.add(Reason.ofHard(failed.failure().category()));
            }
            if (what instanceof Happening.Failed failed
                    && failed.weight() == Weight.SOFT
                    && facts.lastDelivery()
                            .filter(last -> failed.failure().at().isBefore(last))
                            .isEmpty()) {
                soft = soft.with(failed.failure().at());
            }
        }
        assertTrue(new HashSet<>(Standing.of(facts).reasons()).containsAll(hard));
        assertEquals(Recurrence.SOFT.holds(soft), facts.mailbox().tooManySoft());
    }

    @Test
    void where_only_missing_domains_are_set_aside_other_failures_of_the_hour_count() {
        Facts facts = Facts.NONE;
        for (BounceCategory category : List.of(BounceCategory.NO_SUCH_DOMAIN, BounceCategory.NO_SUCH_MAILBOX)) {
            facts = new Happening.Failed(
                            new Failure(Histories.START, category, Optional.empty(), Optional.empty()),
                            Weight.HARD,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .on(facts);
        }
        Instant until = Histories.START.plus(1, ChronoUnit.HOURS);
        assertEquals(
                List.of(Reason.NO_SUCH_MAILBOX, Reason.ON_NO_LIST),
                Standing.of(facts.without(gone(until))).reasons());
        assertEquals(
                List.of(Reason.NO_SUCH_DOMAIN, Reason.NO_SUCH_MAILBOX, Reason.ON_NO_LIST),
                Standing.of(facts.without(gone(Histories.START))).reasons().stream()
                        .sorted(java.util.Comparator.comparing(Reason::name))
                        .toList());
    }

    private static Aside gone(Instant until) {
        return new Aside(List.of(new Aside.Span("x", Histories.START.minus(5, ChronoUnit.HOURS), until, false, true)));
    }

    @Provide
    Arbitrary<List<Happening>> few() {
        return Histories.feedback().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Happening>> many() {
        return Histories.feedback().list().ofMinSize(100).ofMaxSize(200);
    }
}
