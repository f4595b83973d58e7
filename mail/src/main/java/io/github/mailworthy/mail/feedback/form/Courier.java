package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Courier in words: {@code <address>:} and the dialogue that followed. */
final class Courier implements Form {
    private static final Cues SAID = Cues.of("UNDELIVERABLE MAIL", "Your message to the following recipients");

    @Override
    public String name() {
        return "courier";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
