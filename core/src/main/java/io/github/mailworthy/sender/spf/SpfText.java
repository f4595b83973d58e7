package io.github.mailworthy.sender.spf;

/** Characters as RFC 7208 counts them. */
final class SpfText {
    private SpfText() {}

    static boolean isAlpha(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code ALPHA *( ALPHA / DIGIT / "-" / "_" / "." ) "="}: the index of the {@code =}, or -1. */
    static int endOfModifierName(String term) {
        if (term.isEmpty() || !isAlpha(term.charAt(0))) {
            return -1;
        }
        for (int i = 1; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c == '=') {
                return i;
            }
            if (!isAlpha(c) && !isDigit(c) && c != '-' && c != '_' && c != '.') {
                return -1;
            }
        }
        return -1;
    }
}
