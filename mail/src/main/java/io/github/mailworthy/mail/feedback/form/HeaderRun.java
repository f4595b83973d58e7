package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Codes;

/**
 * The header of a returned message that nobody announced: three fields or more in a row at the start of their lines, among
 * them {@code From} and one that only a message has. A summary above the reason looks alike: then a code comes after it.
 */
final class HeaderRun {
    private static final String[] ONLY_MESSAGES = {
        "received:", "return-path:", "mime-version:", "dkim-signature:", "message-id:", "content-type:"
    };
    private static final int LOOKED_AT = 4_000;
    private static final int AFTER = 1_200;

    static final int HEADER = -1;

    private HeaderRun() {}

    /** What starts at a line: {@link #HEADER}, or nothing before the line that is answered. */
    static int startsAt(String text, int from) {
        if (!field(text, from)) {
            return from;
        }
        int most = Math.min(text.length(), from + LOOKED_AT);
        int count = 0;
        boolean sender = false;
        boolean message = false;
        int line = from;
        while (line < most && (field(text, line) || folded(text, line))) {
            if (!folded(text, line)) {
                count++;
                sender |= text.regionMatches(true, line, "from:", 0, 5);
                message |= onlyMessages(text, line);
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? text.length() : end + 1;
        }
        boolean header =
                count >= 3 && sender && message && !coded(text.substring(line, Math.min(text.length(), line + AFTER)));
        return header ? HEADER : line;
    }

    private static boolean coded(String text) {
        return Codes.status(text).isPresent() || Codes.reply(text).isPresent();
    }

    private static boolean onlyMessages(String text, int line) {
        for (String name : ONLY_MESSAGES) {
            if (text.regionMatches(true, line, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean folded(String text, int line) {
        char c = text.charAt(line);
        return c == ' ' || c == '\t';
    }

    /** A name of letters, digits and hyphens, and a colon, at the start of a line. */
    private static boolean field(String text, int line) {
        int at = line;
        while (at < text.length() && at < line + 40 && named(text.charAt(at))) {
            at++;
        }
        return at > line + 1 && at < text.length() && text.charAt(at) == ':';
    }

    private static boolean named(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
