package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class RecurrenceProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Hours hours(int... hours) {
        Hours all = Hours.NONE;
        for (int hour : hours) {
            all = all.with(START.plusSeconds(3600L * hour + 17));
        }
        return all;
    }

    @Test
    void five_a_day_apart_are_enough_and_four_are_not() {
        assertTrue(Recurrence.SOFT.holds(hours(0, 20, 40, 60, 80)));
        assertFalse(Recurrence.SOFT.holds(hours(0, 20, 40, 60)));
        assertFalse(Recurrence.SOFT.holds(hours(0, 20, 40, 60, 79)));
        assertFalse(Recurrence.SOFT.holds(hours(0, 19, 38, 57, 76)));
        assertFalse(Recurrence.SOFT.holds(Hours.NONE));
    }

    @Test
    void thirty_days_hold_them_to_the_hour() {
        assertTrue(Recurrence.SOFT.holds(hours(0, 100, 200, 300, 720)));
        assertFalse(Recurrence.SOFT.holds(hours(0, 100, 200, 300, 721)));
        assertTrue(Recurrence.SECOND.holds(hours(0, 720)));
        assertFalse(Recurrence.SECOND.holds(hours(0, 721)));
        assertFalse(Recurrence.SECOND.holds(hours(0, 19)));
        assertTrue(Recurrence.SECOND.holds(hours(0, 20)));
    }

    @Test
    void what_can_never_hold_or_never_be_told_is_no_recurrence() {
        assertDoesNotThrow(() -> new Recurrence(2, 1, 1, 0));
        assertDoesNotThrow(() -> new Recurrence(5, 20, 80, 0));
        assertThrows(IllegalArgumentException.class, () -> new Recurrence(1, 1, 10, 10));
        assertThrows(IllegalArgumentException.class, () -> new Recurrence(2, 0, 10, 10));
        assertThrows(IllegalArgumentException.class, () -> new Recurrence(5, 20, 79, 128));
        assertThrows(IllegalArgumentException.class, () -> new Recurrence(5, 20, 720, -1));
    }

    @Test
    void what_is_kept_is_bounded_and_what_lies_before_the_last_chain_is_dropped() {
        assertEquals(321, Recurrence.SOFT.keep());
        assertEquals(81, Recurrence.SECOND.keep());
        assertEquals(hours(40, 60, 80, 100, 120), Recurrence.SOFT.prune(hours(0, 20, 40, 60, 80, 100, 120)));
        Hours few = hours(0, 1, 2);
        assertEquals(few, Recurrence.SOFT.prune(few));
        Recurrence pairs = new Recurrence(2, 2, 4, 0);
        assertEquals(3, pairs.keep());
        assertEquals(hours(100, 200, 300), pairs.prune(hours(0, 100, 200, 300)), "no chain: the last of them");
        assertEquals(
                hours(0, 2, 100, 200, 300),
                pairs.prune(hours(0, 2, 50, 100, 200, 300)),
                "the chain that holds stays, however much comes after it");
    }

    /** Bites: an {@code apart} that is compared with {@code >}; a chain that need not lie within the days. */
    @Property
    void it_holds_exactly_if_some_of_the_hours_are_such(
            @ForAll("small") Recurrence rule, @ForAll("hours") List<Integer> hours) {
        assertEquals(
                anyChain(rule, List.copyOf(new TreeSet<>(hours))),
                rule.holds(hours(hours.stream().mapToInt(h -> h).toArray())));
    }

    /** Bites: a chain pruned from its second hour on; one hour too few kept; the last hours kept and not the chain. */
    @Property
    void what_is_pruned_never_matters_whatever_comes_in_time(
            @ForAll("small") Recurrence rule,
            @ForAll("times") List<Integer> times,
            @ForAll("hours") List<Integer> ago) {
        Hours pruned = Hours.NONE;
        Hours all = Hours.NONE;
        int now = 0;
        for (int i = 0; i < times.size(); i++) {
            now += times.get(i);
            int late = i < ago.size() ? Math.min(ago.get(i), rule.late()) : 0;
            Hours one = hours(now - late);
            pruned = rule.prune(pruned.union(one));
            all = all.union(one);
            assertEquals(rule.holds(all), rule.holds(pruned));
            assertTrue(pruned.latest().size() <= rule.keep() + rule.count());
        }
    }

    @Property
    void pruning_parts_is_pruning_the_whole(
            @ForAll("hours") List<Integer> before, @ForAll("hours") List<Integer> after) {
        Recurrence rule = new Recurrence(3, 2, 6, 100);
        Hours known = hours(before.stream().mapToInt(h -> h).toArray());
        Hours more = hours(after.stream().mapToInt(h -> h).toArray());
        assertEquals(rule.prune(known.union(more)), rule.prune(rule.prune(known).union(rule.prune(more))));
        assertEquals(rule.prune(known), rule.prune(rule.prune(known)));
    }

    private static boolean anyChain(Recurrence rule, List<Integer> sorted) {
        for (int start = 0; start < sorted.size(); start++) {
            int last = sorted.get(start);
            int found = 1;
            for (int hour : sorted.subList(start, sorted.size())) {
                if (hour - last >= rule.apart() && hour - sorted.get(start) <= rule.within()) {
                    last = hour;
                    found++;
                }
            }
            if (found >= rule.count()) {
                return true;
            }
        }
        return false;
    }

    @Provide
    Arbitrary<Recurrence> small() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 5))
                .as((count, apart, slack, more) ->
                        new Recurrence(count, apart, (count - 1) * apart + slack, (count - 1) * apart + more));
    }

    @Provide
    Arbitrary<List<Integer>> times() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.integers().between(0, 2)),
                        Tuple.of(2, Arbitraries.integers().between(3, 30)))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Integer>> hours() {
        return Arbitraries.integers().between(0, 40).list().ofMaxSize(30);
    }
}
