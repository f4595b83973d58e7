package io.github.mailworthy.storage.memory;

import java.util.Comparator;

/** Compares text by code point. {@link String#compareTo} puts characters above U+FFFF before those from U+E000 on. */
final class CodePoints implements Comparator<String> {
    static final CodePoints ORDER = new CodePoints();

    private CodePoints() {}

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xHalf = Character.isSurrogate(x);
                return xHalf == Character.isSurrogate(y) ? Character.compare(x, y) : xHalf ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
