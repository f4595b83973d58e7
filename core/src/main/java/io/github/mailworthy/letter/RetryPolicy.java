package io.github.mailworthy.letter;

import java.time.Duration;

/**
 * How long a letter waits between attempts, and when it is given up.
 *
 * @param first the wait after the first attempt; each further one is twice as long
 * @param longest no wait is longer
 * @param giveUpAfter counted from when the letter was written
 * @param keepEnds for how long the end of a letter is known
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter, Duration keepEnds) {
    /** A minute, doubled up to six hours, for five days (RFC 5321 §4.5.4.1); ends are kept for 90 days. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofDays(5), Duration.ofDays(90));

    /**
     * Sets the waits.
     *
     * @throws IllegalArgumentException if a wait is not above 0, or the longest is shorter than the first
     */
    public RetryPolicy {
        if (first.isZero() || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("waits are above 0 and grow, not from " + first + " to " + longest);
        }
    }

    /** The wait after so many attempts, at least 1. */
    Duration after(int attempts) {
        Duration wait = first;
        for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
