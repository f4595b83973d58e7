package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Courier in words: {@code <address>:} and the dialogue that followed. */
final class Courier implements Form {
    @Override
    public String name() {
        return "courier";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("UNDELIVERABLE MAIL") || report.says("Your message to the following recipients"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
