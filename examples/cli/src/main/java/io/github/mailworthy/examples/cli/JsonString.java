package io.github.mailworthy.examples.cli;

import java.util.Locale;
import java.util.Optional;

/** One JSON string (RFC 8259 §7), read and written; half surrogate pairs come through both ways. */
final class JsonString {
    private JsonString() {}

    static String write(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || c == '\u2028' || c == '\u2029' || isHalf(text, i)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** The string that a line holds and nothing else; empty if it is no JSON string. */
    static Optional<String> read(String line) {
        String json = line.strip();
        if (json.length() < 2 || json.charAt(0) != '"') {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(json.length());
        int i = 1;
        while (i < json.length() && json.charAt(i) != '"') {
            char c = json.charAt(i++);
            if (c == '\\') {
                if (i == json.length()) {
                    return Optional.empty();
                }
                int escape = escape(json, i);
                if (escape < 0) {
                    return Optional.empty();
                }
                text.append((char) escape);
                i += json.charAt(i) == 'u' ? 5 : 1;
            } else {
                text.append(c);
            }
        }
        return i == json.length() - 1 ? Optional.of(text.toString()) : Optional.empty();
    }

    /** The char that the escape at this index stands for, or -1. */
    private static int escape(String json, int i) {
        return switch (json.charAt(i)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(json, i + 1);
            default -> -1;
        };
    }

    private static int hexadecimal(String json, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < json.length() ? Character.digit(json.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
