package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Japanese carriers, ezweb and au: who could not be reached and why, in an English or Japanese sentence. */
final class Carrier implements Form {
    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("ould not be delivered to:")
                || report.says("Could not be delivered to")
                || report.says("user(s) account is")
                || report.says("Each of the following recipients was rejected")
                || report.says("following recipients was rejected")
                || report.says("As their mailbox is full")
                || report.fromHas(
                        "ezweb.ne.jp", "docomo.ne.jp", "softbank.ne.jp", "au.com", "vtext.com", "vzwpix.com"))) {
            return List.of();
        }
        return carrier(report);
    }

    private static List<Finding> carrier(Report report) {
        List<Finding> found = Labels.in(report, "could not be delivered to", "recipient:", "rcpt to:");
        if (found.isEmpty()) {
            found = Blocks.in(report);
        }
        found.forEach(finding -> finding.diagnostic = report.notice());
        return found;
    }
}
