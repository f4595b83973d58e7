package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** qmail-send and what speaks like it, Yahoo among them: {@code <address>:} and the reason on the lines after it. */
final class Qmail implements Form {
    @Override
    public String name() {
        return "qmail";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("Hi. This is the")
                || report.says("I'm afraid I wasn't able to deliver")
                || report.says("--- Below this line is a copy")
                || report.says("Below this line is a copy of")
                || report.says("nable to deliver message to the following address")
                || report.says("nable to deliver your message to the following address")
                || report.says("problem with the e-mail address(es) listed below")
                || report.says("This is the qmail")
                || report.says("e were unable to deliver your message to the following"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
