package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.letter.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Reads what Angus Mail throws. */
final class Answers {
    private Answers() {}

    static Receipt.TryLater later(String why) {
        return new Receipt.TryLater(new SmtpReply(0, Optional.empty(), why));
    }

    /** The recipients that were refused or put off, each by its address as it was sent. */
    static Map<String, Receipt> perRecipient(MessagingException thrown) {
        Map<String, Receipt> receipts = new HashMap<>();
        for (Exception e = thrown; e instanceof MessagingException; e = ((MessagingException) e).getNextException()) {
            if (e instanceof SMTPAddressFailedException failed && failed.getReturnCode() > 0) {
                receipts.put(failed.getAddress().getAddress(), of(SmtpReply.of(text(failed)), At.RECIPIENT));
            }
        }
        return receipts;
    }

    /** The receipt of those recipients that {@link #perRecipient} says nothing of. */
    static Receipt ofTheRest(MessagingException thrown, boolean written) {
        if (thrown instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 400) {
            boolean sender = failed.getCommand() != null && failed.getCommand().startsWith("MAIL ");
            return of(SmtpReply.of(text(failed)), sender ? At.SENDER : At.MESSAGE);
        }
        if (thrown instanceof SMTPSendFailedException partly && partly.getReturnCode() == 250) {
            return new Receipt.Accepted(SmtpReply.of(text(partly)));
        }
        return unanswered(lost(thrown), written);
    }

    /** The receipt where the server has not answered: what was written whole may have been taken. */
    static Receipt unanswered(String why, boolean written) {
        return written ? new Receipt.Unknown(why) : later(why);
    }

    private static Receipt of(SmtpReply reply, At at) {
        return reply.isPermanent() ? new Receipt.Refused(reply, at) : new Receipt.TryLater(reply);
    }

    /** Whether the connection can serve another message. */
    static boolean isHealthy(MessagingException thrown) {
        for (Exception e = thrown; e instanceof MessagingException; e = ((MessagingException) e).getNextException()) {
            boolean answered = e instanceof SMTPSendFailedException || e instanceof SMTPAddressFailedException;
            int code = SmtpReply.of(text(e)).code();
            if (code == 421 || (answered && code == 0) || e.getCause() instanceof IOException) {
                return false;
            }
        }
        return thrown instanceof SendFailedException;
    }

    /** What the server said to the last command. */
    static SmtpReply last(SMTPTransport transport) {
        return SmtpReply.of(
                Optional.ofNullable(transport.getLastServerResponse()).orElse(""));
    }

    /** What happened, with the cause below it: the top says little. */
    static String lost(MessagingException thrown) {
        Throwable cause = thrown.getNextException() == null ? thrown : thrown.getNextException();
        String below = cause == thrown ? "" : " (" + cause.getClass().getSimpleName() + ": " + text(cause) + ")";
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
