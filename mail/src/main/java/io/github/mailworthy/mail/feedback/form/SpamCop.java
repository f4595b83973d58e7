package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.List;
import java.util.Locale;

/** SpamCop: the message itself in a text, from a robot that hides whose it was. */
final class SpamCop implements Form {
    @Override
    public String name() {
        return "spamcop";
    }

    @Override
    public List<Finding> read(Report report) {
        String from = Addresses.ofField(report.field("from")).toLowerCase(Locale.ROOT);
        return from.endsWith("@reports.spamcop.net")
                ? Finding.one(
                        Finding.of(FeedbackKind.COMPLAINT, report.sentToOne().orElse("")))
                : List.of();
    }
}
