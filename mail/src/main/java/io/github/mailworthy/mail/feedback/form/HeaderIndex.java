package io.github.mailworthy.mail.feedback.form;

import java.util.Arrays;

/** Where header fields stand in a text, so that several of them can be asked for. */
final class HeaderIndex {
    private final String text;
    /** For each line that begins with a name and a colon: where the name starts, the colon, the end of the line. */
    private int[] places = new int[48];

    private int count;

    /** The fields that stand in a text from here on. */
    HeaderIndex(String text, int from) {
        this.text = text;
        int line = from;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            line(text.startsWith("  ", line) ? line + 2 : line, end);
            line = end + 1;
        }
    }

    private void line(int start, int end) {
        int at = start;
        while (at < end && named(text.charAt(at))) {
            at++;
        }
        if (at == start || at >= end || text.charAt(at) != ':') {
            return;
        }
        if (3 * count == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[3 * count] = start;
        places[3 * count + 1] = at;
        places[3 * count + 2] = end;
        count++;
    }

    private static boolean named(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** The value of the first field of this name, folded as it stands; empty if there is none. */
    String field(String name) {
        for (int i = 0; i < 3 * count; i += 3) {
            if (places[i + 1] - places[i] == name.length()
                    && text.regionMatches(true, places[i], name, 0, name.length())) {
                return value(places[i], places[i + 1] + 1, places[i + 2]);
            }
        }
        return "";
    }

    /** Lines that go on are further in than the field is: a header shown within a notice stands two blanks in as a whole. */
    private String value(int start, int from, int lineEnd) {
        boolean shifted = start > 0 && text.charAt(start - 1) == ' ';
        int end = lineEnd;
        while (goesOn(shifted && text.startsWith("  ", end + 1) ? end + 3 : end + 1)) {
            int next = text.indexOf('\n', end + 1);
            end = next < 0 ? text.length() : next;
        }
        return text.substring(from, end).strip();
    }

    private boolean goesOn(int at) {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }
}
