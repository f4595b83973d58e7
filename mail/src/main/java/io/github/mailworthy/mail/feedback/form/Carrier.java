package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Japanese carriers, ezweb and au: who could not be reached and why, in an English or Japanese sentence. */
final class Carrier implements Form {
    private static final Cues SAID = Cues.of(
            "ould not be delivered to:",
            "Could not be delivered to",
            "user(s) account is",
            "Each of the following recipients was rejected",
            "following recipients was rejected",
            "As their mailbox is full");

    private static final Cues CARRIERS =
            Cues.of("ezweb.ne.jp", "docomo.ne.jp", "softbank.ne.jp", "au.com", "vtext.com", "vzwpix.com");

    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says(SAID) || report.fromHas(CARRIERS))) {
            return List.of();
        }
        return carrier(report);
    }

    private static List<Finding> carrier(Report report) {
        List<Finding> found = Labels.in(report, "could not be delivered to", "recipient:", "rcpt to:");
        if (found.isEmpty()) {
            found = report.blocks();
        }
        found.forEach(finding -> finding.diagnostic = report.notice());
        return found;
    }
}
