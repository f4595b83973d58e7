package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who a text says the message was from: addresses on lines that begin so, or right after words such as <i>from</i>, can be
 * nobody's failed delivery.
 */
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

    /** What stands right before a sender's address in a sentence, in lower case. */
    private static final String[] BEFORE = {
        "from",
        "from your",
        "from you",
        "from the address",
        "sent by",
        "on behalf of",
        "nachricht von",
        "mail von",
        "enviado por"
    };

    private static final int MOST_LINES = 400;
    private static final int MOST = 40;
    private static final int LOOKED_AT = 20_000;

    private static final Starts LABELLED = Starts.of(LABELS);
    private static final Starts CELLS = Starts.of(Stream.of(LABELS)
            .filter(it -> it.endsWith(":"))
            .map(it -> it.substring(0, it.length() - 1))
            .toArray(String[]::new));

    private Senders() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        boolean announced = false;
        int line = 0;
        for (int count = 0; line < text.length() && count < MOST_LINES && found.size() < MOST; count++) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            int start = line;
            while (start < end && !Character.isLetter(text.charAt(start))) {
                start++;
            }
            if (cell(text, start, end)) {
                announced = true;
            } else if (LABELLED.at(text, start, end)) {
                List<String> named = Addresses.in(beforeRecipient(text.substring(start, Math.min(end, start + 300))));
                found.addAll(named);
                announced = named.isEmpty() && ends(text, end);
            } else if (announced && start < end) {
                alone(text.substring(start, end).strip()).ifPresent(found::add);
                announced = false;
            }
            line = end + 1;
        }
        inSentences(text, found);
        return found;
    }

    /** A line may go on with whom the message was for. */
    private static String beforeRecipient(String line) {
        int to = line.toLowerCase(Locale.ROOT).indexOf(" to:");
        return to < 0 ? line : line.substring(0, to);
    }

    /** The address that is all a line holds. */
    private static Optional<String> alone(String line) {
        return Addresses.first(line).filter(it -> line.length() <= it.length() + 4);
    }

    /** Whether a line ends with the colon of its label: then the value is on the next. */
    private static boolean ends(String text, int lineEnd) {
        int end = lineEnd;
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == ':';
    }

    private static void inSentences(String text, List<String> found) {
        int most = Math.min(text.length(), LOOKED_AT);
        for (int at = text.indexOf('@'); at >= 0 && at < most && found.size() < MOST; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && text.charAt(start - 1) > ' ' && at - start < 100) {
                start--;
            }
            if (text.regionMatches(true, start, "from:", 0, 5)
                    || text.regionMatches(true, start, "from=", 0, 5)
                    || saidBefore(text, start)) {
                Addresses.first(text.substring(start, Math.min(text.length(), at + 255)))
                        .ifPresent(found::add);
            }
        }
    }

    private static boolean saidBefore(String text, int start) {
        int end = start;
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        String before = text.substring(Math.max(0, end - 20), end).toLowerCase(Locale.ROOT);
        for (String words : BEFORE) {
            int at = before.length() - words.length();
            if (before.endsWith(words) && (at == 0 || !Character.isLetter(before.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line is nothing but a label, as a cell of a table is. */
    private static boolean cell(String text, int start, int lineEnd) {
        int end = lineEnd;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return lineEnd - start <= 20 && CELLS.is(text, start, end);
    }
}
