package io.github.mailworthy.feedback;

import java.util.Optional;
import java.util.OptionalInt;

/** Finds SMTP reply codes (RFC 5321 §4.2) and enhanced status codes (RFC 3463 §2) in text, without patterns. */
public final class Codes {
    private Codes() {}

    /** The first enhanced status code of class 2, 4 or 5 in a text, as it stands there. */
    public static Optional<String> status(String text) {
        for (int dot = text.indexOf('.', 1); dot > 0 && dot + 3 < text.length(); dot = text.indexOf('.', dot + 1)) {
            int at = dot - 1;
            char c = text.charAt(at);
            if ((c == '5' || c == '4' || c == '2') && free(text, at - 1)) {
                int end = end(text, at);
                if (end > 0) {
                    return Optional.of(text.substring(at, end));
                }
            }
        }
        return Optional.empty();
    }

    /** The first SMTP reply code of class 4 or 5 in a text: three digits that stand alone and open what is said. */
    public static OptionalInt reply(String text) {
        int five = text.indexOf('5');
        int four = text.indexOf('4');
        while (five >= 0 || four >= 0) {
            int at = four < 0 || (five >= 0 && five < four) ? five : four;
            char c = text.charAt(at);
            if (digit(text, at + 1)
                    && text.charAt(at + 1) <= '5'
                    && digit(text, at + 2)
                    && free(text, at - 1)
                    && opens(text, at + 3)) {
                return OptionalInt.of((c - '0') * 100 + (text.charAt(at + 1) - '0') * 10 + text.charAt(at + 2) - '0');
            }
            five = at == five ? text.indexOf('5', at + 1) : five;
            four = at == four ? text.indexOf('4', at + 1) : four;
        }
        return OptionalInt.empty();
    }

    /** Whether this is an enhanced status code and nothing else. */
    public static boolean isStatus(String text) {
        return text.length() >= 5 && "245".indexOf(text.charAt(0)) >= 0 && end(text, 0) == text.length();
    }

    private static int end(String text, int at) {
        int dot = digits(text, at + 2);
        if (text.charAt(at + 1) != '.' || dot == at + 2 || dot >= text.length() || text.charAt(dot) != '.') {
            return -1;
        }
        int end = digits(text, dot + 1);
        boolean goesOn = end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || (text.charAt(end) == '.' && digit(text, end + 1))
                        || text.charAt(end) == '@');
        return end == dot + 1 || goesOn ? -1 : end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && digit(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean free(String text, int before) {
        if (before < 0) {
            return true;
        }
        char c = text.charAt(before);
        return !Character.isLetterOrDigit(c)
                && c != '.'
                && c != '@'
                && c != '_'
                && c != '$'
                && (c != '-' || before == 0);
    }

    private static boolean opens(String text, int after) {
        return after >= text.length() || " -\t\r\n#:,;)]>'\"".indexOf(text.charAt(after)) >= 0;
    }
}
