package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.letter.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Reads what Angus Mail throws and tells. */
final class Answers {
    private Answers() {}

    static Receipt.TryLater later(String why) {
        return new Receipt.TryLater(new SmtpReply(0, Optional.empty(), why));
    }

    /** The recipients that were refused or put off; the replies stand in the order of the recipients, as far as there are any. */
    static Map<EmailAddress, Receipt> perRecipient(List<EmailAddress> recipients, List<SmtpReply> replies) {
        Map<EmailAddress, Receipt> receipts = new LinkedHashMap<>();
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).code() / 100 != 2) {
                receipts.put(recipients.get(i), of(replies.get(i), At.RECIPIENT));
            }
        }
        return receipts;
    }

    /** The receipt of those recipients that {@link #perRecipient} says nothing of, if the server answered. */
    static Optional<Receipt> ofTheRest(MessagingException thrown) {
        if (thrown instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 400) {
            boolean sender = failed.getCommand() != null && failed.getCommand().startsWith("MAIL ");
            return Optional.of(of(SmtpReply.of(text(failed)), sender ? At.SENDER : At.MESSAGE));
        }
        // to some recipients, or with another code than the usual one (RFC 5321 §4.2.1)
        if (thrown instanceof SMTPSendFailedException partly
                && partly.getReturnCode() / 100 == 2
                && ".".equals(partly.getCommand())) {
            return Optional.of(new Receipt.Accepted(SmtpReply.of(text(partly))));
        }
        return Optional.empty();
    }

    /** The receipt where the server has not answered: what was written whole may have been taken. */
    static Receipt unanswered(String why, boolean written) {
        return written ? new Receipt.Unknown(why) : later(why);
    }

    private static Receipt of(SmtpReply reply, At at) {
        return reply.isPermanent() ? new Receipt.Refused(reply, at) : new Receipt.TryLater(reply);
    }

    /** Whether the connection ended instead of an answer, or by one. */
    static boolean hungUp(MessagingException thrown) {
        if (thrown instanceof SMTPSendFailedException failed) {
            return failed.getReturnCode() < 0 || failed.getReturnCode() == 421;
        }
        return !(thrown instanceof SendFailedException)
                || (thrown instanceof SMTPAddressFailedException failed && failed.getReturnCode() < 0);
    }

    /** What the server said to the last command. */
    static SmtpReply last(SMTPTransport transport) {
        return SmtpReply.of(
                Optional.ofNullable(transport.getLastServerResponse()).orElse(""));
    }

    /** What happened, with the cause below it: the top says little. */
    static String lost(MessagingException thrown) {
        Exception cause = thrown.getNextException();
        // what one recipient was told is no cause
        boolean told = cause == null || cause instanceof SMTPAddressFailedException;
        String below = told ? "" : " (" + cause.getClass().getSimpleName() + ": " + text(cause) + ")";
        return SmtpReply.of(text(thrown) + below).toString();
    }

    /** It and what lies below it, by cause or by next exception, as far as is sane. */
    static List<Throwable> below(Throwable thrown) {
        List<Throwable> all = new ArrayList<>();
        Throwable at = thrown;
        while (at != null && all.size() < 10) {
            all.add(at);
            at = at instanceof MessagingException more && more.getNextException() != null
                    ? more.getNextException()
                    : at.getCause();
        }
        return all;
    }

    static String text(@Nullable Throwable thrown) {
        String message = thrown == null ? null : thrown.getMessage();
        return message == null ? "" : message;
    }
}
