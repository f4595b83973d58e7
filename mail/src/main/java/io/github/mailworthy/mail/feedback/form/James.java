package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Apache James: the details of the message with RCPT TO, and the error below. */
final class James implements Form {
    private static final Cues SAID = Cues.of("Error message below", "Message details:");

    @Override
    public String name() {
        return "james";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "rcpt to:");
    }
}
