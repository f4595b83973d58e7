package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exim in words: an indented address, and the reason indented further; GMX, 1&amp;1, Mail.ru and others speak like it. */
final class Exim implements Form {
    @Override
    public String name() {
        return "exim";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("created automatically by mail delivery software")
                || report.says("A message that you sent could not be delivered")
                || report.says("a message that you sent could not be delivered")
                || report.says("The following address(es) failed")
                || report.says("the following address(es) failed")
                || report.says("The following addresses failed")
                || report.says("the following addresses failed"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
