package io.github.mailworthy.mail.feedback.form;

/**
 * Where, in a text written for people, the returned message starts. Everything after it was written by the sender of the
 * message, so nothing there may be taken for a recipient's failure.
 */
final class Returned {
    /** How mail systems announce it, in lower case, without the ornaments around it. */
    private static final String[] ANNOUNCED = {
        "original message follow",
        "original message:",
        "original message -",
        "original message header",
        "original message starts",
        "original headers",
        "below this line is a copy of",
        "below is a copy of",
        "this is a copy of the message",
        "this is a copy of your message",
        "here is a copy of",
        "the header of the original message",
        "the headers of the original message",
        "the original message was:",
        "the body of the message",
        "the first part of the message",
        "header of the original message",
        "returned message",
        "returned mail follows",
        "returned content",
        "unsent message",
        "undelivered message",
        "non-delivered message",
        "message header follows",
        "message headers follow",
        "message follows",
        "message text follows",
        "mail data follows",
        "included is a copy of",
        "including a copy of",
        "your message follows",
        "your original message",
        "your mail reads",
        "start of returned message",
        "start of forwarded message",
        "begin forwarded message",
        "forwarded message",
        "weitergeleitete nachricht",
        "message transféré",
        "mensaje reenviado",
        "messaggio inoltrato",
        "mensagem encaminhada",
        "a copy of the message",
        "a copy of your message",
        "copy of the original message",
        "message is attached below",
        "original mail",
        "original text",
        "ursprüngliche nachricht",
        "en-têtes de message d'origine",
        "cabeçalhos de mensagem originais",
        "ursprüngliche nachrichtenkopfzeilen"
    };

    private static final Starts ANNOUNCEMENTS = Starts.of(ANNOUNCED);

    private Returned() {}

    /** The index at which the returned message or what announces it starts; the length if nothing is returned. */
    static int start(String text) {
        int line = 0;
        int asked = 0;
        boolean said = false;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            if (said && (announced(text, line, end) || header(text, line, end))) {
                return line;
            }
            if (said && line >= asked) {
                asked = HeaderRun.startsAt(text, line);
                if (asked == HeaderRun.HEADER) {
                    return line;
                }
            }
            said |= end - line > 2;
            line = end + 1;
        }
        return text.length();
    }

    private static boolean announced(String text, int from, int to) {
        int at = from;
        while (at < to && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (to - at < 12 || to - at > 160) {
            return false;
        }
        return ANNOUNCEMENTS.at(text, at, text.length())
                || (at > from + 2 && text.regionMatches(true, at, "original message", 0, 16));
    }

    /** A header field that only a message has, at the very start of a line. */
    private static boolean header(String text, int from, int to) {
        char c = to - from > 9 ? text.charAt(from) : ' ';
        return (c == 'R' || c == 'r')
                && (starts(text, from, "return-path:")
                        || starts(text, from, "received: from")
                        || starts(text, from, "received: by")
                        || starts(text, from, "received: (qmail"));
    }

    private static boolean starts(String text, int from, String words) {
        return text.regionMatches(true, from, words, 0, words.length());
    }

    /** The value of the first header field of this name in the returned text; empty if none. */
    static String field(String returned, String name) {
        int line = 0;
        while (line < returned.length()) {
            int end = returned.indexOf('\n', line);
            end = end < 0 ? returned.length() : end;
            int start = returned.startsWith("  ", line) ? line + 2 : line;
            int colon = start + name.length();
            if (colon < end && returned.charAt(colon) == ':' && starts(returned, start, name)) {
                return folded(returned, colon + 1, end);
            }
            line = end + 1;
        }
        return "";
    }

    private static String folded(String returned, int from, int lineEnd) {
        int end = lineEnd;
        while (end + 1 < returned.length() && " \t".indexOf(returned.charAt(end + 1)) >= 0) {
            int next = returned.indexOf('\n', end + 1);
            end = next < 0 ? returned.length() : next;
        }
        return returned.substring(from, end).strip();
    }
}
