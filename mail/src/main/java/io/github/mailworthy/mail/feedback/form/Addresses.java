package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds addresses in text: a walk in both directions from each {@code @}, no patterns. */
final class Addresses {
    private static final int LONGEST = 254;

    /** What a log or an X.400 name puts before an address, without a gap. */
    private static final String[] KEYS = {"smtp=", "rcpt=", "rcpt_to=", "to=", "recipient=", "address=", "email="};

    private Addresses() {}

    /** All addresses of a text, in order, without repetition. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = start(text, at, done);
            int to = end(text, at);
            if (from < at && to > at + 1 && to - from <= LONGEST) {
                String address = text.substring(from, to);
                if (found.size() < 10_000 && (found.size() > 50 || !holds(found, address))) {
                    found.add(address);
                }
                done = to;
            }
        }
        return found;
    }

    /** Where each address of a text stands first. */
    static Map<String, Integer> places(String text) {
        Map<String, Integer> places = new HashMap<>();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0 && places.size() < 10_000; at = text.indexOf('@', at + 1)) {
            int from = start(text, at, done);
            int to = end(text, at);
            if (from < at && to > at + 1 && to - from <= LONGEST) {
                places.putIfAbsent(text.substring(from, to), from);
                done = to;
            }
        }
        return places;
    }

    /** The first address of a text. */
    static Optional<String> first(String text) {
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = start(text, at, done);
            int to = end(text, at);
            if (from < at && to > at + 1 && to - from <= LONGEST) {
                return Optional.of(text.substring(from, to));
            }
        }
        return Optional.empty();
    }

    /** The address in a field that holds one: in angle brackets, after a type and a semicolon, or bare; as it stands. */
    static String ofField(String value) {
        String text = value.strip();
        int open = text.lastIndexOf('<');
        int close = open < 0 ? -1 : text.indexOf('>', open);
        if (open >= 0 && text.indexOf('@', open) > 0) {
            text = text.substring(open + 1, close < 0 ? text.length() : close);
        }
        int type = text.indexOf(';');
        if (type >= 0 && (text.indexOf('@') < 0 || type < text.indexOf('@'))) {
            text = text.substring(type + 1);
        }
        text = text.strip();
        if (text.indexOf('@') > 0) {
            return text.startsWith("\"") ? quoted(text) : first(text).orElse(text);
        }
        return text;
    }

    /** Whether it has the shape of an address with a domain of two labels or a literal. */
    static boolean whole(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at < text.length() - 2
                && text.length() <= LONGEST
                && text.indexOf('.', at) > at + 1
                && text.charAt(text.length() - 1) != '.'
                && text.indexOf(' ') < 0
                && text.indexOf('<') < 0
                && text.indexOf('>') < 0;
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean holds(List<String> addresses, String address) {
        for (String other : addresses) {
            if (other.equalsIgnoreCase(address)) {
                return true;
            }
        }
        return false;
    }

    private static String quoted(String text) {
        int close = text.indexOf("\"@", 1);
        return close < 0 ? text : text.substring(0, end(text, close + 1));
    }

    private static int start(String text, int at, int stop) {
        int from = at;
        if (at > 0 && text.charAt(at - 1) == '"') {
            int open = at - 2;
            while (open > stop && at - open < 66 && text.charAt(open) != '"' && text.charAt(open) != '\n') {
                open--;
            }
            return open >= stop && text.charAt(open) == '"' ? open : at;
        }
        while (from > stop && at - from <= LONGEST && local(text.charAt(from - 1))) {
            from--;
        }
        while (from < at && "'.*=`-~|{}&!?".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        for (String key : KEYS) {
            if (at - from > key.length() && text.regionMatches(true, from, key, 0, key.length())) {
                return from + key.length();
            }
        }
        return from;
    }

    private static int end(String text, int at) {
        int to = at + 1;
        if (to < text.length() && text.charAt(to) == '[') {
            int close = text.indexOf(']', to);
            return close > 0 && close - to < 60 ? close + 1 : at + 1;
        }
        while (to < text.length() && to - at < 255 && domainPart(text.charAt(to))) {
            to++;
        }
        while (to > at + 1 && (text.charAt(to - 1) == '.' || text.charAt(to - 1) == '-')) {
            to--;
        }
        return to;
    }

    private static boolean local(char c) {
        return c > 127
                ? Character.isLetterOrDigit(c)
                : Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
    }

    private static boolean domainPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }
}
