package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.List;

/** Complaints of Hotmail's Junk Mail Reporting Program: the message itself, in a mail from its staff, and no fields. */
final class Jmrp implements Form {
    @Override
    public String name() {
        return "jmrp";
    }

    @Override
    public List<Finding> read(Report report) {
        String named = report.returnedField("x-hmxmroriginalrecipient");
        if (named.isEmpty() && !Addresses.ofField(report.field("from")).equalsIgnoreCase("staff@hotmail.com")) {
            return List.of();
        }
        String recipient =
                named.isEmpty() ? Addresses.first(report.returnedField("to")).orElse("") : named;
        return Finding.one(Finding.of(FeedbackKind.COMPLAINT, Addresses.ofField(recipient)));
    }
}
