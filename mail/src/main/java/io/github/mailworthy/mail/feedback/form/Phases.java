package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Evidence.Phase;

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
    private static final Cues AT_DATA = Cues.of(DATA);
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
    private static final Cues AT_RCPT = Cues.of(RCPT);
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
    private static final Cues AT_MAIL = Cues.of(MAIL);
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
    private static final Cues AT_CONNECT = Cues.of(CONNECT);

    private Phases() {}

    /** The step that a text names; RCPT before the others, because it is about the recipient. */
    public static Phase in(String text) {
        Heard heard = Heard.of(text);
        if (AT_RCPT.in(heard)) {
            return Phase.RCPT;
        }
        if (AT_DATA.in(heard)) {
            return Phase.DATA;
        }
        if (AT_MAIL.in(heard)) {
            return Phase.MAIL;
        }
        return AT_CONNECT.in(heard) ? Phase.CONNECT : Phase.UNKNOWN;
    }
}
