package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * RFC 8098 (before: 3798): what a recipient did with the message. No bounce, whatever it says; but for the refusals of mailboxes' filters,
 * which use its shape (RFC 5429 §2.2: Sieve's {@code reject}).
 */
final class DispositionNotification implements Form {
    private static final Cues REFUSED = Cues.of("automatically rejected", "refused by the recipient's mail filtering");

    @Override
    public String name() {
        return "rfc8098";
    }

    @Override
    public List<Finding> read(Report report) {
        Optional<Part> part = report.mail()
                .first("message/disposition-notification")
                .or(() -> report.mail().first("message/global-disposition-notification"));
        if (part.isEmpty() || part.get().level() > 0) {
            return List.of();
        }
        String fields = "\n" + report.mail().text(part.get());
        String last = Addresses.ofField(Returned.field(fields, "final-recipient"));
        String original = Addresses.ofField(Returned.field(fields, "original-recipient"));
        String disposition = Returned.field(fields, "disposition");
        boolean refused = isRefusal(disposition, report);
        Finding finding = Finding.of(refused ? FeedbackKind.BOUNCE : FeedbackKind.REPORT, last);
        finding.original = original;
        finding.messageId = Returned.field(fields, "original-message-id");
        if (refused) {
            finding.nearby = report.notice();
        } else {
            finding.diagnostic = disposition;
        }
        return Finding.one(finding);
    }

    private static boolean isRefusal(String disposition, Report report) {
        String lower = disposition.toLowerCase(Locale.ROOT);
        return lower.startsWith("automatic-action/") && lower.endsWith("deleted") && REFUSED.in(report.heard());
    }
}
