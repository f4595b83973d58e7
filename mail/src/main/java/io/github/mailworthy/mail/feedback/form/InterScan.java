package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** InterScan and other Trend Micro gateways: the SMTP dialogue, then whom it concerned. */
final class InterScan implements Form {
    @Override
    public String name() {
        return "interscan";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Unable to deliver message to")
                || report.says("Sent <<< RCPT TO")
                || report.says("Received >>>"))) {
            return List.of();
        }
        return Labels.in(report, "nable to deliver message to", "rcpt to:");
    }
}
