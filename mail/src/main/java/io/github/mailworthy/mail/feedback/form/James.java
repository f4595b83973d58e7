package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Apache James: the details of the message with RCPT TO, and the error below. */
final class James implements Form {
    @Override
    public String name() {
        return "james";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Error message below") || report.says("Message details:"))) {
            return List.of();
        }
        return Labels.in(report, "rcpt to:");
    }
}
