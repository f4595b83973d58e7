package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** RFC 5965 with RFC 6591 and RFC 6430: a complaint, an authentication report, or that something is no spam. */
final class FeedbackReport implements Form {
    @Override
    public String name() {
        return "rfc5965";
    }

    @Override
    public List<Finding> read(Report report) {
        Optional<Part> part = report.mail().first("message/feedback-report");
        if (part.isEmpty() || part.get().level() > 1 || isReturned(part.get(), report)) {
            return List.of();
        }
        String fields = "\n" + report.mail().text(part.get());
        FeedbackKind kind = kind(StatusFields.word(Returned.field(fields, "feedback-type")));
        List<Finding> found = new ArrayList<>();
        for (String recipient : recipients(fields, report)) {
            Finding finding = Finding.of(kind, recipient);
            finding.original = recipient;
            finding.reportingMta = Addresses.ofField(Returned.field(fields, "reporting-mta"));
            finding.arrivedAt = Returned.field(fields, "arrival-date");
            finding.diagnostic = Returned.field(fields, "feedback-type");
            found.add(finding);
        }
        return found;
    }

    /** A report that somebody could not deliver says nothing new. */
    private static boolean isReturned(Part part, Report report) {
        return part.level() > 0
                && report.mail()
                        .first("message/delivery-status")
                        .filter(status -> status.level() < part.level())
                        .isPresent();
    }

    private static List<String> recipients(String fields, Report report) {
        List<String> named = new ArrayList<>();
        for (String line : fields.lines().toList()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("original-rcpt-to:") || lower.startsWith("removal-recipient:")) {
                String address = Addresses.ofField(line.substring(line.indexOf(':') + 1));
                if (!Addresses.holds(named, address)) {
                    named.add(address);
                }
            }
        }
        if (named.isEmpty()) {
            Addresses.first(report.returnedField("to"))
                    .filter(it -> !it.regionMatches(true, 0, "redacted", 0, 8))
                    .ifPresent(named::add);
        }
        return named.isEmpty() ? List.of("") : named;
    }

    private static FeedbackKind kind(String type) {
        return switch (type) {
            case "auth-failure" -> FeedbackKind.AUTHENTICATION_REPORT;
            case "not-spam" -> FeedbackKind.REPORT;
            case "opt-out", "opt-out-list" -> FeedbackKind.UNSUBSCRIBE;
            default -> FeedbackKind.COMPLAINT;
        };
    }
}
