package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * The contact's last word on one list.
 *
 * @param at when
 * @param out whether they left it; at the same instant leaving outweighs joining
 * @param source through whom
 */
public record ListChoice(Instant at, boolean out, String source) implements Comparable<ListChoice> {
    private static final Comparator<ListChoice> ORDER =
            Comparator.comparing(ListChoice::at).thenComparing(ListChoice::out).thenComparing(ListChoice::source);

    @Override
    public int compareTo(ListChoice other) {
        return ORDER.compare(this, other);
    }
}
