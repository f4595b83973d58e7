package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Sun and Oracle Messaging Server: labelled lines for each recipient. */
final class MessagingServer implements Form {
    private static final Cues SAID =
            Cues.of("Recipient address:", "Your message cannot be delivered to the following recipients");

    @Override
    public String name() {
        return "messaging-server";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "recipient address:");
    }
}
