package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** MailMarshal: the reason first, then who was affected. */
final class MailMarshal implements Form {
    private static final Cues SAID = Cues.of("The following recipients were affected");

    @Override
    public String name() {
        return "mailmarshal";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return affected(report);
    }

    private static List<Finding> affected(Report report) {
        List<Finding> found = Labels.in(report, "the following recipients were affected");
        String why = Labels.paragraphAfter(report, "could not be delivered because of");
        found.forEach(finding -> finding.diagnostic = why);
        return found;
    }
}
