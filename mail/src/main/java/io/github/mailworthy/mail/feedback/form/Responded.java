package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Mailers that say which server rejected which recipient, and what it responded. */
final class Responded implements Form {
    private static final Cues SAID = Cues.of("rejected recipient", "It responded as follows", "responded as follows");

    @Override
    public String name() {
        return "smtp-answer";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "rejected recipient", "recipient");
    }
}
