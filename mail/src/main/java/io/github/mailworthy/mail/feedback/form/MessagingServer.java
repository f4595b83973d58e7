package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Sun and Oracle Messaging Server: labelled lines for each recipient. */
final class MessagingServer implements Form {
    @Override
    public String name() {
        return "messaging-server";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Recipient address:")
                || report.says("Your message cannot be delivered to the following recipients"))) {
            return List.of();
        }
        return Labels.in(report, "recipient address:");
    }
}
