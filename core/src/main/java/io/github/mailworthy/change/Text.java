package io.github.mailworthy.change;

/** What every store can keep as text and compare. */
final class Text {
    private Text() {}

    /** Whether it is Unicode without U+0000 and without half of a surrogate pair: no database keeps those. */
    static boolean canBeKept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
