package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exchange up to 2003: {@code did not reach the following recipient(s)}. */
final class Exchange implements Form {
    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("did not reach the following recipient")
                || report.says("Your message did not reach some or all")
                || report.says("MSEXCH:")
                || report.says("was not delivered to:")
                || report.says("The following recipient(s) could not be reached")
                || report.says("following recipient(s) cannot be reached")
                || report.says("recipient(s) could not be reached"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
