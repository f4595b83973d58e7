package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** MailMarshal: the reason first, then who was affected; or what its rules have stopped, and why. */
final class MailMarshal implements Form {
    private static final Cues SAID = Cues.of("The following recipients were affected");
    private static final Cues STOPPED = Cues.of("has stopped the following e-mail", "has stopped the following email");

    @Override
    public String name() {
        return "mailmarshal";
    }

    @Override
    public List<Finding> read(Report report) {
        return report.says(SAID) ? affected(report) : report.says(STOPPED) ? stopped(report) : List.of();
    }

    private static List<Finding> affected(Report report) {
        List<Finding> found = Labels.in(report, "the following recipients were affected");
        String why = Labels.paragraphAfter(report, "could not be delivered because of");
        found.forEach(finding -> finding.diagnostic = why);
        return found;
    }

    private static List<Finding> stopped(Report report) {
        List<Finding> found = Labels.in(report, "to:");
        found.forEach(finding -> finding.nearby = report.notice());
        return found;
    }
}
