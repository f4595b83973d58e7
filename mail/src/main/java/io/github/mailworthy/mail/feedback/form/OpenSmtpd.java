package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** OpenSMTPD in words: {@code address: reason}. */
final class OpenSmtpd implements Form {
    private static final Cues SAID = Cues.of(
            "This is the MAILER-DAEMON, please DO NOT REPLY", "deliver a message for the following list of recipients");

    @Override
    public String name() {
        return "opensmtpd";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
