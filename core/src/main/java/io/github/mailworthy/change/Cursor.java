package io.github.mailworthy.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a list, made and understood by the store that handed it out; opaque to everyone else.
 *
 * @param value letters, digits and {@code - _ . ~} only, so that it passes through a URL as it is
 */
public record Cursor(String value) {
    private static final char BETWEEN = '~';
    private static final char ESCAPE = '.';
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    /** A cursor that carries these texts, whatever is in them; for stores. */
    public static Cursor of(String... parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                text.append(BETWEEN);
            }
            for (int at = 0; at < parts[i].length(); at++) {
                escape(parts[i].charAt(at), text);
            }
        }
        return new Cursor(text.toString());
    }

    /**
     * The texts that {@link #of} was given; for stores.
     *
     * @throws IllegalArgumentException if it is not so many texts, which means that this is no cursor of the store that asks
     */
    public List<String> parts(int count) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == BETWEEN) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == ESCAPE) {
                part.append(unescape(at));
                at += HEX_DIGITS;
            } else {
                part.append(c);
            }
            at++;
        }
        parts.add(part.toString());
        if (parts.size() != count) {
            throw new IllegalArgumentException("not a cursor of this list: " + value);
        }
        return List.copyOf(parts);
    }

    private static void escape(char c, StringBuilder into) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
            into.append(c);
        } else {
            into.append(ESCAPE);
            for (int shift = 12; shift >= 0; shift -= 4) {
                into.append(Character.forDigit((c >> shift) & 0xF, HEX));
            }
        }
    }

    private char unescape(int at) {
        int c = 0;
        for (int i = at + 1; i <= at + HEX_DIGITS; i++) {
            int digit = i < value.length() ? Character.digit(value.charAt(i), HEX) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("not a cursor of this list: " + value);
            }
            c = (c << 4) | digit;
        }
        return (char) c;
    }
}
