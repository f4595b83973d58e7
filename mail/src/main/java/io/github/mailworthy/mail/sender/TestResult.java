package io.github.mailworthy.mail.sender;

import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.sender.Finding;
import java.time.Duration;
import java.util.List;

/**
 * What came of a test message.
 *
 * @param outcome in one word
 * @param steps what the mail server answered, as far as it came
 * @param took from the first step to the last
 * @param remedy what to do about the step that failed; empty if none did
 * @param findings about the details that were tested
 */
public record TestResult(Outcome outcome, List<Step> steps, Duration took, String remedy, List<Finding> findings) {
    /** What came of it. */
    public enum Outcome {
        /** The mail server took it. */
        ACCEPTED,
        /** The mail server did not take it. */
        NOT_ACCEPTED,
        /** Five were sent within the hour: nothing was sent. */
        TOO_MANY
    }

    /** Copies the lists. */
    public TestResult {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }
}
