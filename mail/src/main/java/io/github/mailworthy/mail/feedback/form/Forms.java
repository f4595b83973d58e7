package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** The one list of forms, in the order in which they are asked: the surest first, guesses last. */
public final class Forms {
    /** All forms. */
    public static final List<Form> ALL = List.of(
            new FeedbackReport(),
            new Jmrp(),
            new SpamCop(),
            new AggregateReport(),
            new UnsubscribeMail(),
            new DispositionNotification(),
            new DeliveryStatus(),
            new FailedRecipients(),
            new Sendmail(),
            new InlineStatus(),
            new DragonFly(),
            new Domino(),
            new MessagingServer(),
            new MailMarshal(),
            new MailScanner(),
            new Carrier(),
            new Qmail(),
            new PostfixText(),
            new OpenSmtpd(),
            new Exim(),
            new Gmail(),
            new Exchange(),
            new MailFoundry(),
            new InterScan(),
            new SurfControl(),
            new James(),
            new Responded(),
            new Courier(),
            new AutoReply(),
            new ExchangeDiagnostics(),
            new Imail(),
            new Wording(),
            new Guess());

    private Forms() {}
}
