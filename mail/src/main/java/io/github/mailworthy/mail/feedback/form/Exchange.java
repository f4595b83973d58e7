package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exchange up to 2003: {@code did not reach the following recipient(s)}. */
final class Exchange implements Form {
    private static final Cues SAID = Cues.of(
            "did not reach the following recipient",
            "Your message did not reach some or all",
            "MSEXCH:",
            "was not delivered to:",
            "The following recipient(s) could not be reached",
            "following recipient(s) cannot be reached",
            "recipient(s) could not be reached");

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
