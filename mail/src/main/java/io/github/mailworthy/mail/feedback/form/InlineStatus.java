package io.github.mailworthy.mail.feedback.form;

import java.util.List;
import java.util.Locale;

/** The fields of RFC 3464 in a text part, or in a mail that does not say what it is made of. */
final class InlineStatus implements Form {
    @Override
    public String name() {
        return "rfc3464-inline";
    }

    @Override
    public List<Finding> read(Report report) {
        String text = report.notice();
        if (letter(report)) {
            return List.of();
        }
        if (!text.contains("inal-") && !text.contains("INAL-")) {
            return List.of();
        }
        return StatusFields.read(report.mail(), text).stream()
                .filter(finding -> !finding.status.isEmpty() || !"".equals(finding.action))
                .toList();
    }

    /** What a person answers, with such fields pasted into it, is no report. */
    private static boolean letter(Report report) {
        return (report.mail().fields().has("in-reply-to")
                        || report.mail().fields().has("references"))
                && !report.fromMachine()
                && !report.field("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }
}
