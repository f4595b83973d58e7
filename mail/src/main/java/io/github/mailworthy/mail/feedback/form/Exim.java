package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exim in words: an indented address, and the reason indented further; GMX, 1&amp;1, Mail.ru and others speak like it. */
final class Exim implements Form {
    private static final Cues SAID = Cues.of(
            "created automatically by mail delivery software",
            "A message that you sent could not be delivered",
            "a message that you sent could not be delivered",
            "The following address(es) failed",
            "the following address(es) failed",
            "The following addresses failed",
            "the following addresses failed");

    @Override
    public String name() {
        return "exim";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
