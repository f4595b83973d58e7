package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** qmail-send and what speaks like it, Yahoo among them: {@code <address>:} and the reason on the lines after it. */
final class Qmail implements Form {
    private static final Cues SAID = Cues.of(
            "Hi. This is the",
            "I'm afraid I wasn't able to deliver",
            "--- Below this line is a copy",
            "Below this line is a copy of",
            "nable to deliver message to the following address",
            "nable to deliver your message to the following address",
            "problem with the e-mail address(es) listed below",
            "This is the qmail",
            "e were unable to deliver your message to the following");

    @Override
    public String name() {
        return "qmail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
