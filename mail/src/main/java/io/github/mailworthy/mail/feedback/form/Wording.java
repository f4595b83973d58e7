package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Reports of no special make that announce whom they could not reach in words that many use; for what is ours only. */
final class Wording implements Form {
    private static final String[] LABELS = {
        "could not be delivered to",
        "could not be delivered to the following",
        "not be delivered to the following",
        "unable to deliver message to",
        "unable to deliver to",
        "unable to deliver your message to",
        "undeliverable to",
        "failed to deliver to",
        "delivery failed to",
        "failed recipient",
        "following recipient",
        "following address",
        "following e-mail address",
        "following email address",
        "following user",
        "following mailbox",
        "not delivered to",
        "final-recipient:",
        "original-recipient:",
        "failed address",
        "intended recipient",
        "recipient:",
        "recipients:",
        "rcpt to:",
        "mail to:",
        "to recipient",
        "error delivering",
        "delivery to",
        "address:",
        "no such user",
        "user unknown",
        "unknown user",
        "was sent to",
        "account:",
        "mailbox:"
    };

    @Override
    public String name() {
        return "wording";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.reportOfOurs()) {
            return List.of();
        }
        return Labels.in(report, LABELS);
    }
}
