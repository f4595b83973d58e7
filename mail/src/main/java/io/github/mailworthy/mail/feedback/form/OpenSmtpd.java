package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** OpenSMTPD in words: {@code address: reason}. */
final class OpenSmtpd implements Form {
    @Override
    public String name() {
        return "opensmtpd";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("This is the MAILER-DAEMON, please DO NOT REPLY")
                || report.says("deliver a message for the following list of recipients"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
