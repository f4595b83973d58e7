package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** IMail: the reason and the address on one line. */
final class Imail implements Form {
    @Override
    public String name() {
        return "imail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("User mailbox exceeds allowed size")
                || report.says("Unknown user:")
                || report.says("nknown host:")
                || report.says("undeliverable to")
                || report.says("Delivery failed")
                || report.says("delivery failed")
                || report.says("Invalid final delivery userid")
                || report.says("nvalid alias")
                || report.field("x-mailer").startsWith("<SMTP32"))) {
            return List.of();
        }
        List<Finding> found = Labels.beside(report, "delivery failed", "undeliverable to");
        return !found.isEmpty() ? found : below(report);
    }

    private static List<Finding> below(Report report) {
        return Labels.in(
                report,
                "user mailbox exceeds allowed size:",
                "unknown user:",
                "unknown host:",
                "undeliverable to",
                "invalid final delivery userid",
                "invalid alias",
                "user unknown:",
                "userid:");
    }
}
