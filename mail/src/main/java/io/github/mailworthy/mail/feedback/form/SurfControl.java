package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** SurfControl: whom it was addressed to, and a transcript. */
final class SurfControl implements Form {
    @Override
    public String name() {
        return "surfcontrol";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("A transcript of the attempts to send the message") || report.says("Addressed To:"))) {
            return List.of();
        }
        return Labels.in(report, "addressed to:");
    }
}
