package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** MailFoundry: one address and the answer of the server. */
final class MailFoundry implements Form {
    @Override
    public String name() {
        return "mailfoundry";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Unable to deliver message to:")
                || report.says("Delivery failed for the following reason"))) {
            return List.of();
        }
        return Labels.in(report, "nable to deliver message to:");
    }
}
