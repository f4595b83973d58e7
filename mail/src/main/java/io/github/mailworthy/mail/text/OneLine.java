package io.github.mailworthy.mail.text;

/** Foreign texts, written into places of one line. */
public final class OneLine {
    private OneLine() {}

    /**
     * The text without what could pose as something else: control characters and line separators, by which it could begin another line,
     * and the controls that turn the order of the characters around (UAX #9: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069)
     * as blanks, halves of surrogate pairs as U+FFFD.
     */
    public static String of(String text) {
        if (isVisible(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            out.appendCodePoint(ends(c) || turns(c) ? ' ' : half ? 0xFFFD : c);
        });
        return out.toString();
    }

    private static boolean ends(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean turns(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
