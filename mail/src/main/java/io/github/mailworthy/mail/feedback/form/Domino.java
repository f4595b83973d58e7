package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Domino and Notes: what was not delivered to whom, because of what. */
final class Domino implements Form {
    private static final Cues SAID = Cues.of("was not delivered to:", "Failure Reasons");

    @Override
    public String name() {
        return "domino";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return because(report);
    }

    private static List<Finding> because(Report report) {
        List<Finding> found = report.blocks();
        String because = Labels.paragraphAfter(report, "because:");
        String reasons = Labels.paragraphAfter(report, "failure reasons");
        for (Finding finding : found) {
            finding.diagnostic = because.isEmpty() ? reasons.isEmpty() ? finding.diagnostic : reasons : because;
        }
        return found;
    }
}
