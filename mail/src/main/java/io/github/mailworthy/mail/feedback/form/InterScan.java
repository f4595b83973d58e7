package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** InterScan and other Trend Micro gateways: the SMTP dialogue, then whom it concerned. */
final class InterScan implements Form {
    private static final Cues SAID = Cues.of("Unable to deliver message to", "Sent <<< RCPT TO", "Received >>>");

    @Override
    public String name() {
        return "interscan";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "nable to deliver message to", "rcpt to:");
    }
}
