package io.github.mailworthy.contact;

import java.util.function.BinaryOperator;

/**
 * Facts that one decision covers: it closes the round, and the next one starts empty.
 *
 * <p>Merging takes the higher round whole, and merges the facts of equal rounds. So a decision covers what was known when it was
 * made and nothing after, without comparing any clocks.
 *
 * @param number counts the decisions, from 0
 * @param facts learned in this round
 * @param <T> the type of the facts
 */
public record Round<T>(int number, T facts) {
    /** The first round. */
    public static <T> Round<T> first(T facts) {
        return new Round<>(0, facts);
    }

    /** The same round with other facts. */
    public Round<T> with(T newFacts) {
        return new Round<>(number, newFacts);
    }

    /** The next round: a decision has been made on this one. */
    public Round<T> close(T empty) {
        return new Round<>(number + 1, empty);
    }

    Round<T> merge(Round<T> other, BinaryOperator<T> merger) {
        if (number != other.number) {
            return number > other.number ? this : other;
        }
        return new Round<>(number, merger.apply(facts, other.facts));
    }
}
