package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** The one list of forms, in the order in which they are asked: the surest first, guesses last. */
public final class Forms {
    /** All forms. */
    public static final List<Form> ALL = List.of(
            new FeedbackReport(),
            new DispositionNotification(),
            new DeliveryStatus(),
            new FailedRecipients(),
            new InlineStatus(),
            new AutoReply(),
            new Guess());

    private Forms() {}
}
