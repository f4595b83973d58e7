package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a check found against the address.
 *
 * @param at when it was found
 * @param reason {@link Reason#INVALID_ADDRESS}, {@link Reason#MAIL_SERVER_PROBLEM} or {@link Reason#RISKY_ADDRESS}
 * @param said what the verifier said
 */
public record Finding(Instant at, Reason reason, String said) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::at).thenComparing(Finding::reason).thenComparing(Finding::said);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
