package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

/** Who a text says the message was from: addresses on lines that begin so can be nobody's failed delivery. */
final class Senders {
    private static final String[] LABELS = {
        "from:",
        "mail from:",
        "smtp from:",
        "sender:",
        "sender address:",
        "envelope-from",
        "envelope sender:",
        "original sender",
        "original-mail-from",
        "return-path:",
        "return path:",
        "reply-to:",
        "errors-to:",
        "message-id:",
        "in-reply-to:",
        "references:",
        "content-id:",
        "von:",
        "absender:",
        "de:",
        "de :",
        "da:",
        "mittente:",
        "expéditeur",
        "remitente:",
        "remetente:",
        "afzender:",
        "od:",
        "от:",
        "отправитель:",
        "発信者",
        "送信者",
        "差出人",
        "发件人"
    };
    private static final int MOST_LINES = 400;
    private static final int MOST = 40;

    private Senders() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int line = 0;
        for (int count = 0; line < text.length() && count < MOST_LINES && found.size() < MOST; count++) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            int start = line;
            while (start < end && !Character.isLetter(text.charAt(start))) {
                start++;
            }
            if (labelled(text, start, end)) {
                found.addAll(Addresses.in(text.substring(start, Math.min(end, start + 300))));
            }
            line = end + 1;
        }
        return found;
    }

    private static boolean labelled(String text, int start, int end) {
        for (String label : LABELS) {
            if (end - start > label.length() && text.regionMatches(true, start, label, 0, label.length())) {
                return true;
            }
        }
        return false;
    }
}
