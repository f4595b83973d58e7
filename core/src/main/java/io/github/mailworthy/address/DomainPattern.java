package io.github.mailworthy.address;

/** A domain with {@code *} (any run within a label) and {@code ?} (one character of a label). */
final class DomainPattern {
    private final String pattern;
    private final String tail;

    DomainPattern(String pattern) {
        this.pattern = pattern;
        this.tail = pattern.substring(Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?')) + 1);
    }

    static boolean isPattern(String entry) {
        return entry.indexOf('*') >= 0 || entry.indexOf('?') >= 0;
    }

    /** Its first character, or 0 if that may be any. */
    char first() {
        char first = pattern.charAt(0);
        return first == '*' || first == '?' || first >= 128 ? 0 : first;
    }

    /** Whether the text from this index on matches wholly. */
    boolean matches(String text, int from) {
        return text.endsWith(tail) && matches(text, from, 0);
    }

    private boolean matches(String text, int from, int at) {
        int i = from;
        for (int p = at; p < pattern.length(); p++, i++) {
            char c = pattern.charAt(p);
            if (c == '*') {
                for (int end = i; ; end++) {
                    if (matches(text, end, p + 1)) {
                        return true;
                    }
                    if (end == text.length() || text.charAt(end) == '.') {
                        return false;
                    }
                }
            }
            if (i == text.length() || (c == '?' ? text.charAt(i) == '.' : text.charAt(i) != c)) {
                return false;
            }
        }
        return i == text.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
