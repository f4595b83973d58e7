package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.List;

/** A mail to the mailbox of {@code List-Unsubscribe} (RFC 2369 §3.2), as mail programs write it; for what is ours only. */
final class UnsubscribeMail implements Form {
    @Override
    public String name() {
        return "rfc2369";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.ours() || !report.subject().strip().equalsIgnoreCase("unsubscribe") || report.fromMachine()) {
            return List.of();
        }
        return Finding.one(Finding.of(FeedbackKind.UNSUBSCRIBE, Addresses.ofField(report.field("from"))));
    }
}
