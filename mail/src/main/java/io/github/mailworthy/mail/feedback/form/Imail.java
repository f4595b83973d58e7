package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** IMail: the reason and the address on one line. */
final class Imail implements Form {
    private static final Cues SAID = Cues.of(
            "User mailbox exceeds allowed size",
            "Unknown user:",
            "nknown host:",
            "undeliverable to",
            "Delivery failed",
            "delivery failed",
            "Invalid final delivery userid",
            "nvalid alias");

    private static final Cues LABELS = Cues.of(
            "user mailbox exceeds allowed size:",
            "unknown user:",
            "unknown host:",
            "undeliverable to",
            "invalid final delivery userid",
            "invalid alias",
            "user unknown:",
            "userid:");

    private static final Cues BESIDE = Cues.of("delivery failed", "undeliverable to");

    @Override
    public String name() {
        return "imail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says(SAID) || report.field("x-mailer").startsWith("<SMTP32"))) {
            return List.of();
        }
        List<Finding> found = Labels.beside(report, BESIDE);
        return !found.isEmpty() ? found : Labels.in(report, LABELS);
    }
}
