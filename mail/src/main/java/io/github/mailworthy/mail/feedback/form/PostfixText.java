package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Postfix in words: {@code <address>: reason}, folded onto indented lines. */
final class PostfixText implements Form {
    private static final Cues SAID =
            Cues.of("mail system at host", "Postfix program at host", "mail system at the host");

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
