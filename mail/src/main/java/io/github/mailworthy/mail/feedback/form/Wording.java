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
        "undelivered to",
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
        "was sent to",
        "account:",
        "mailbox:",
        "empfänger:",
        "folgende empfänger",
        "folgenden empfänger",
        "destinataires suivants",
        "siguientes destinatarios",
        "seguenti destinatari",
        "seguintes destinatários",
        "destinataire:",
        "destinataire :",
        "destinatario:",
        "destinatário:",
        "odbiorca:",
        "получатель:",
        "宛先:",
        "宛先：",
        "宛先アドレス",
        "送信先メールアドレス",
        "收件人:",
        "收件人：",
        "收件人邮件地址",
        "收件者:",
        "收件者：",
        "받는사람",
        "받는 사람",
        "수신자:"
    };
    private static final Cues CUES = Cues.of(LABELS);

    private static final int MOST_COMPARED = 50;

    /** What comes with the address on one line, or not at all. */
    private static final String[] BESIDE = {"no such user", "user unknown", "unknown user", "宛先", "送信先", "收件人", "收件者"};

    private static final Cues CUES_BESIDE = Cues.of(BESIDE);

    @Override
    public String name() {
        return "wording";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.reportOfOurs()) {
            return List.of();
        }
        List<Finding> found = Labels.in(report, CUES);
        return found.isEmpty() ? Labels.beside(report, CUES_BESIDE) : listed(found, report);
    }

    /** Where the words announce a list, each line of which has its own reason, the list. */
    private static List<Finding> listed(List<Finding> announced, Report report) {
        List<Finding> blocks = report.blocks().stream()
                .filter(it -> Signs.coded(it.diagnostic))
                .toList();
        return announced.size() <= MOST_COMPARED
                        && blocks.size() > announced.size()
                        && announced.stream()
                                .allMatch(one ->
                                        blocks.stream().anyMatch(it -> it.recipient.equalsIgnoreCase(one.recipient)))
                ? blocks
                : announced;
    }
}
