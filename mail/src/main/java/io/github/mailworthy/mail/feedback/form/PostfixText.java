package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Postfix in words: {@code <address>: reason}, folded onto indented lines. */
final class PostfixText implements Form {
    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("mail system at host")
                || report.says("Postfix program at host")
                || report.says("mail system at the host"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
