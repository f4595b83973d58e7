package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** MailScanner: tells the sender what one of its detectors did not let through, and to whom it was to go. */
final class MailScanner implements Form {
    private static final Cues SAID =
            Cues.of("has just been triggered by a message you sent", "has been triggered by a message you sent");

    @Override
    public String name() {
        return "mailscanner";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        List<Finding> found = Labels.in(report, "to:");
        found.forEach(finding -> finding.nearby = report.notice());
        return found;
    }
}
