package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** RFC 3464 and RFC 6533: a part that says in fields what became of each recipient, wherever it is nested. */
final class DeliveryStatus implements Form {
    private static final Cues EXPIRED = Cues.of("Envelope expired");

    @Override
    public String name() {
        return "rfc3464";
    }

    @Override
    public List<Finding> read(Report report) {
        int level = Integer.MAX_VALUE;
        for (Part part : report.mail().parts()) {
            if (status(part, report)) {
                level = Math.min(level, part.level());
            }
        }
        if (level > 1) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (Part part : report.mail().parts()) {
            if (status(part, report) && part.level() == level) {
                found.addAll(StatusFields.read(report.mail(), report.mail().text(part)));
            }
        }
        found.forEach(finding -> expired(finding, report));
        return found;
    }

    /** OpenSMTPD calls what it has given up {@code delayed}, with 4.4.7, and never writes again. */
    private static void expired(Finding finding, Report report) {
        if (finding.kind == FeedbackKind.DELAYED && finding.status.equals("4.4.7") && report.says(EXPIRED)) {
            finding.kind = FeedbackKind.BOUNCE;
            finding.gaveUp = true;
        }
    }

    private static boolean status(Part part, Report report) {
        return part.type().endsWith("/delivery-status")
                || part.type().equals("message/global-delivery-status")
                || (part.type().equals("application/octet-stream")
                        && attached(report.mail().text(part)));
    }

    /** A gateway that does not know the type calls the part an attachment. */
    private static boolean attached(String text) {
        return text.length() < 100_000
                && text.regionMatches(true, 0, "reporting-mta:", 0, 14)
                && text.toLowerCase(Locale.ROOT).contains("final-recipient:");
    }
}
