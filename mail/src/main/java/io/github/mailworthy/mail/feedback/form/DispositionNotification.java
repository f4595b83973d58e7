package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.List;
import java.util.Optional;

/** RFC 8098 (before: 3798): what a recipient did with the message. No bounce, whatever it says. */
final class DispositionNotification implements Form {
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
        Finding finding = Finding.of(FeedbackKind.REPORT, Addresses.ofField(Returned.field(fields, "final-recipient")));
        finding.original = Addresses.ofField(Returned.field(fields, "original-recipient"));
        finding.messageId = Returned.field(fields, "original-message-id");
        finding.diagnostic = Returned.field(fields, "disposition");
        return Finding.one(finding);
    }
}
