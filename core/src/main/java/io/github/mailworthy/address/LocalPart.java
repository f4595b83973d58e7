package io.github.mailworthy.address;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** The one form of a local part to compare by. */
final class LocalPart {
    /** LATIN CAPITAL LETTER I WITH DOT ABOVE: its small form belongs to one language, so it is compared as it is. */
    private static final int DOTTED_I = 0x130;

    private LocalPart() {}

    /** Lower case, code point by code point; without quotes where they are not needed (RFC 5321 §4.1.2). Dots and tags stay. */
    static String key(String localPart) {
        String plain = localPart.startsWith("\"") ? unquoted(localPart) : localPart;
        if (Ascii.isAll(plain)) {
            return Ascii.lower(plain);
        }
        StringBuilder lower = new StringBuilder(plain.length());
        plain.codePoints()
                .map(c -> c == DOTTED_I ? c : c == 0x3C2 ? 0x3C3 : Character.toLowerCase(c))
                .forEach(lower::appendCodePoint);
        return Normalizer.normalize(lower, Form.NFC);
    }

    private static String unquoted(String quoted) {
        StringBuilder content = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            content.append(c == '\\' ? quoted.charAt(++i) : c);
        }
        if (isDotString(content)) {
            return content.toString();
        }
        StringBuilder again = new StringBuilder(quoted.length()).append('"');
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"' || c == '\\') {
                again.append('\\');
            }
            again.append(c);
        }
        return again.append('"').toString();
    }

    private static boolean isDotString(CharSequence content) {
        char before = '.';
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean dot = c == '.';
            if (dot ? before == '.' : c < 128 && (Ascii.classOf(c) & Ascii.ATEXT) == 0) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }
}
