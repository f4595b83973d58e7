package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Gmail in words: an indented address, and the technical details in the next paragraph. */
final class Gmail implements Form {
    @Override
    public String name() {
        return "gmail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Delivery to the following recipient")
                || report.says("automatically generated Delivery Status Notification")
                || report.says("Google tried to deliver your message"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
