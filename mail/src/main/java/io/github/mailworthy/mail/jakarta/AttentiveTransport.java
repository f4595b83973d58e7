package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus Mail's transport, which forgets what it was told if the connection breaks afterwards. This one keeps what was said to each
 * recipient, how far the message came and whether the connection is of further use.
 */
final class AttentiveTransport extends SMTPTransport {
    private static final int CLOSING = 421; // RFC 5321 §3.8

    private final List<SmtpReply> replies = new ArrayList<>();
    private What reached = What.SENDER;
    private boolean asksForRecipient;
    private boolean over;
    private boolean broken;

    AttentiveTransport(Session session, String protocol, boolean encrypts) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, encrypts);
    }

    /** What was said to the last message's recipients, in their order: as many as were asked about and answered. */
    synchronized List<SmtpReply> replies() {
        return List.copyOf(replies);
    }

    /** The last message's step that was begun last. */
    synchronized What reached() {
        return reached;
    }

    /** Whether the connection can serve no other message. */
    synchronized boolean isOver() {
        return over;
    }

    /** Whether it is over because a RSET was not answered. */
    synchronized boolean isBroken() {
        return broken;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] recipients) throws MessagingException {
        replies.clear();
        reached = What.SENDER;
        super.sendMessage(message, recipients);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        asksForRecipient = command.startsWith("RCPT TO:");
        if (asksForRecipient) {
            reached = What.RECIPIENT;
        } else if (command.equals("DATA")) {
            reached = What.MESSAGE;
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        over |= code < 0 || code == CLOSING;
        if (asksForRecipient && code >= 0) {
            replies.add(Answers.last(this));
        }
        return code;
    }

    /** The answer before a RSET stands, whatever becomes of the RSET. */
    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        if (!command.equals("RSET")) {
            super.issueCommand(command, expected);
            return;
        }
        try {
            over |= simpleCommand(command) / 100 != 2;
        } catch (MessagingException unanswered) {
            over = true;
            broken = true;
        }
    }
}
