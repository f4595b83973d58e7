package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A failed delivery, as it is remembered of an address.
 *
 * @param at when it happened, by the world's clock
 * @param category why
 * @param status the enhanced status code as the mail said it, if it did (RFC 3463)
 * @param said what the server said, shortened
 */
public record Failure(Instant at, BounceCategory category, Optional<String> status, Optional<String> said)
        implements Comparable<Failure> {
    private static final Comparator<Failure> ORDER = Comparator.comparing(Failure::at)
            .thenComparing(Failure::category)
            .thenComparing(Failure::status, Latest.emptyFirst())
            .thenComparing(Failure::said, Latest.emptyFirst());

    /** What the server said, if anything. */
    String inWords() {
        return said.orElse("");
    }

    @Override
    public int compareTo(Failure other) {
        return ORDER.compare(this, other);
    }
}
