package io.github.mailworthy.mail.verification;

import java.time.Duration;

/**
 * How far a list is.
 *
 * @param checked how many verdicts were handed out in this run
 * @param doneThrough every text before this index has its verdict: a later run may start here
 * @param elapsed since the run began
 */
public record Progress(long checked, long doneThrough, Duration elapsed) {
    /** Verdicts a second. */
    public double rate() {
        return elapsed.isZero() ? 0 : checked * 1e9 / elapsed.toNanos();
    }
}
