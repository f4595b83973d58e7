package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;

/** Whether a notice for people says that delivery is merely late, or done. */
final class Delays {
    private static final String[] LATE = {
        "has been delayed",
        "not yet been delivered",
        "has not been delivered yet",
        "is a warning message only",
        "will continue to be tried",
        "will be retried",
        "will keep trying",
        "still trying",
        "no action is required on your part",
        "delivery attempts will continue",
        "action: delayed",
        "transient non-fatal",
        "noch nicht zugestellt",
        "wird weiter versucht",
        "n'a pas encore été",
        "aún no se ha",
        "todavía no se ha",
        "ainda não foi",
        "non è stato ancora",
        "non è ancora stato",
        "ещё не доставлено",
        "еще не доставлено"
    };
    private static final Cues DELAYED = Cues.of(LATE);

    private static final Cues ARRIVED = Cues.of(
            "successfully delivered",
            "successful mail delivery",
            "was delivered to mailbox",
            "was delivered to the mailbox",
            "has been delivered to");

    private Delays() {}

    static FeedbackKind kind(Report report) {
        return DELAYED.in(report.heard()) ? FeedbackKind.DELAYED : FeedbackKind.BOUNCE;
    }

    /** Whether it says that the message arrived, and nothing else. */
    static boolean arrived(Report report) {
        return (ARRIVED.in(report.heard()) || report.subjectHas(ARRIVED)) && !Signs.saidOrCoded(report);
    }
}
