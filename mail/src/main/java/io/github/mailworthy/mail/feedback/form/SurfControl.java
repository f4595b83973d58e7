package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** SurfControl: whom it was addressed to, and a transcript. */
final class SurfControl implements Form {
    private static final Cues SAID = Cues.of("A transcript of the attempts to send the message", "Addressed To:");

    @Override
    public String name() {
        return "surfcontrol";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return Labels.in(report, "addressed to:");
    }
}
