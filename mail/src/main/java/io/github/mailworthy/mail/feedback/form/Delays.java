package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;

/** Whether a notice for people says that delivery is merely late. */
final class Delays {
    private static final String[] LATE = {
        "has been delayed",
        "not yet been delivered",
        "has not been delivered yet",
        "THIS IS A WARNING MESSAGE ONLY",
        "is a warning message only",
        "will continue to be tried",
        "will be retried",
        "will keep trying",
        "still trying",
        "no action is required on your part",
        "No action is required on your part",
        "Delivery attempts will continue",
        "delivery attempts will continue",
        "Action: Delayed",
        "Action: delayed",
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

    private Delays() {}

    static FeedbackKind kind(Report report) {
        return report.says(DELAYED) ? FeedbackKind.DELAYED : FeedbackKind.BOUNCE;
    }
}
