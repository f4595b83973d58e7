package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Mailers that say which server rejected which recipient, and what it responded. */
final class Responded implements Form {
    @Override
    public String name() {
        return "smtp-answer";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("rejected recipient")
                || report.says("It responded as follows")
                || report.says("responded as follows"))) {
            return List.of();
        }
        return Labels.in(report, "rejected recipient", "recipient");
    }
}
