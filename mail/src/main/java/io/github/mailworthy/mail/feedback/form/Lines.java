package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, whatever ends them. */
final class Lines {
    private Lines() {}

    /** The first lines, at most so many. */
    static List<String> of(String text, int most) {
        List<String> lines = new ArrayList<>(Math.min(most, 16 + text.length() / 32));
        int line = 0;
        boolean carriage = text.indexOf('\r') >= 0;
        while (line < text.length() && lines.size() < most) {
            int end = carriage ? end(text, line) : text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            lines.add(text.substring(line, end));
            line = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return lines;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
