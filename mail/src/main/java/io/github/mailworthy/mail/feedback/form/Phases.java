package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Evidence.Phase;
import java.util.Locale;

/** Which step of the SMTP dialogue was refused, by the words of the MTA that was refused. */
public final class Phases {
    private static final String[] DATA = {
        "end of data",
        "reply to data",
        "after data",
        ">>> data",
        ">>> (end of message)",
        "sending data",
        "following data",
        "did not like our data",
        "smtp:data",
        "after pipelined data",
        "end of message",
        "mail server after body",
        "message body",
        "our final dot",
        "(state 17)",
        "(state 18)"
    };
    private static final String[] RCPT = {
        "rcpt to",
        "reply to rcpt",
        "smtp:rcpt",
        "following rcpt",
        "after rcpt",
        "rejected recipient",
        "rejected your recipient",
        "recipient address rejected",
        "does not like recipient"
    };
    private static final String[] MAIL = {
        "reply to mail from",
        "after mail from",
        ">>> mail from",
        "following mail from",
        "smtp:mail",
        "our mail from",
        "after sender",
        "sender was rejected",
        "does not like sender"
    };
    private static final String[] CONNECT = {
        "reply to helo",
        "reply to ehlo",
        ">>> ehlo",
        ">>> helo",
        "after initial connection",
        "after helo",
        "after ehlo",
        "connected to * but greeting failed",
        "initial server greeting",
        "while performing the helo",
        "refused to talk to me"
    };

    private Phases() {}

    /** The step that a text names; RCPT before the others, because it is about the recipient. */
    public static Phase in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (any(lower, RCPT)) {
            return Phase.RCPT;
        }
        if (any(lower, DATA)) {
            return Phase.DATA;
        }
        if (any(lower, MAIL)) {
            return Phase.MAIL;
        }
        return any(lower, CONNECT) ? Phase.CONNECT : Phase.UNKNOWN;
    }

    private static boolean any(String text, String[] words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
