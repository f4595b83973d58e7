package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.List;

/** The field {@code X-Failed-Recipients}, as Exim, Gmail and Google Groups write it. */
final class FailedRecipients implements Form {
    private static final Cues DELAYED = Cues.of("delay");
    private static final Cues LATE = Cues.of("has been delayed", "THIS IS A WARNING");

    @Override
    public String name() {
        return "x-failed-recipients";
    }

    @Override
    public List<Finding> read(Report report) {
        List<Finding> found = new ArrayList<>();
        for (String address : Addresses.in(report.field("x-failed-recipients"))) {
            Finding finding = Finding.failed(address, "");
            if (report.subjectHas(DELAYED) || report.says(LATE)) {
                finding.kind = FeedbackKind.DELAYED;
            }
            found.add(finding);
        }
        return found;
    }
}
