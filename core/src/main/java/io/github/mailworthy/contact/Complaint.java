package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * The contact called a message spam.
 *
 * @param at when, by the world's clock
 * @param type as the report names it, {@code abuse} for most (RFC 5965 §7.3)
 * @param source who reported it
 */
public record Complaint(Instant at, String type, String source) implements Comparable<Complaint> {
    private static final Comparator<Complaint> ORDER =
            Comparator.comparing(Complaint::at).thenComparing(Complaint::type).thenComparing(Complaint::source);

    @Override
    public int compareTo(Complaint other) {
        return ORDER.compare(this, other);
    }
}
