package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** MailFoundry: one address and the answer of the server. */
final class MailFoundry implements Form {
    private static final Cues SAID =
            Cues.of("Unable to deliver message to:", "Delivery failed for the following reason");

    @Override
    public String name() {
        return "mailfoundry";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "nable to deliver message to:");
    }
}
