package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * The address took the place of a restricted one and has not been checked yet.
 *
 * @param at when
 * @param restriction of the address before it
 */
public record Replacement(Instant at, Reason restriction) implements Comparable<Replacement> {
    private static final Comparator<Replacement> ORDER =
            Comparator.comparing(Replacement::at).thenComparing(Replacement::restriction);

    @Override
    public int compareTo(Replacement other) {
        return ORDER.compare(this, other);
    }
}
