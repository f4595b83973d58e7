package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Optional<Instant> UNKNOWN = Optional.empty();

    private final Trial trial = Trial.begin("g1", BEGAN);

    private static Instant day(int days) {
        return BEGAN.plus(Duration.ofDays(days));
    }

    @Test
    void it_fails_with_a_failure_that_is_not_later_than_the_first_delivery() {
        assertTrue(trial.withFailure(day(2), UNKNOWN).hasFailed());
        assertTrue(trial.withFailure(day(2), UNKNOWN).withDelivery(day(2)).hasFailed());
        assertTrue(trial.withDelivery(day(3)).withFailure(day(2), UNKNOWN).hasFailed());
        assertFalse(trial.withDelivery(day(1)).withFailure(day(2), UNKNOWN).hasFailed());
        assertFalse(trial.hasFailed());
    }

    @Test
    void what_was_sent_before_it_began_neither_fails_nor_ends_it() {
        assertEquals(trial, trial.withFailure(BEGAN, UNKNOWN));
        assertEquals(trial, trial.withDelivery(BEGAN));
        assertEquals(trial, trial.withHandOver(BEGAN.minusNanos(1_000)));
        assertEquals(trial, trial.withFailure(day(1), Optional.of(BEGAN.minusNanos(1_000))));
        assertTrue(trial.withFailure(day(1), Optional.of(BEGAN)).hasFailed());
        assertEquals(Optional.of(BEGAN), trial.withHandOver(BEGAN).handedOver());
    }

    @Test
    void it_runs_until_14_days_after_the_first_hand_over() {
        Trial handed = trial.withHandOver(day(3)).withHandOver(day(1)).withHandOver(day(2));
        assertEquals(Optional.of(day(1)), handed.handedOver());
        assertTrue(handed.runs(day(15)));
        assertFalse(handed.runs(day(15).plusNanos(1_000)));
        assertTrue(trial.runs(day(400)), "nothing was sent yet");
        assertTrue(handed.withFailure(day(15), UNKNOWN).hasFailed());
        assertFalse(handed.withFailure(day(15).plusNanos(1_000), UNKNOWN).hasFailed());
        assertFalse(trial.withDelivery(day(1)).runs(day(1)));
        assertFalse(trial.withFailure(day(1), UNKNOWN).runs(day(1)));
    }

    @Test
    void of_two_trials_the_later_holds_and_of_one_the_first_of_each() {
        Optional<Trial> none = Optional.empty();
        Optional<Trial> one = Optional.of(trial);
        assertEquals(one, Trial.merge(one, none));
        assertEquals(one, Trial.merge(none, one));
        assertEquals(none, Trial.merge(none, none));
        Optional<Trial> later = Optional.of(Trial.begin("a", day(1)));
        Optional<Trial> sameTime = Optional.of(Trial.begin("g2", BEGAN));
        for (Optional<Trial> higher : List.of(later, sameTime)) {
            assertEquals(higher, Trial.merge(one, higher));
            assertEquals(higher, Trial.merge(higher, one));
        }
        Trial left = trial.withHandOver(day(1)).withDelivery(day(5)).withFailure(day(4), UNKNOWN);
        Trial right = trial.withHandOver(day(2)).withDelivery(day(3)).withFailure(day(6), UNKNOWN);
        Trial both = new Trial("g1", BEGAN, Optional.of(day(1)), Optional.of(day(3)), Optional.of(day(4)));
        assertEquals(Optional.of(both), Trial.merge(Optional.of(left), Optional.of(right)));
        assertEquals(Optional.of(both), Trial.merge(Optional.of(right), Optional.of(left)));
    }
}
