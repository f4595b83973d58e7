package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Gmail in words: an indented address, and the technical details in the next paragraph. */
final class Gmail implements Form {
    private static final Cues SAID = Cues.of(
            "Delivery to the following recipient",
            "automatically generated Delivery Status Notification",
            "Google tried to deliver your message");

    @Override
    public String name() {
        return "gmail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
