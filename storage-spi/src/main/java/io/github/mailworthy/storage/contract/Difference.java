package io.github.mailworthy.storage.contract;

/** What was expected and what came instead, both cut to where they differ if they are long. */
final class Difference {
    private static final int LONG = 600;
    private static final int BEFORE = 120;

    private Difference() {}

    static String between(String what, String expected, String seen) {
        int at = 0;
        while (at < expected.length() && at < seen.length() && expected.charAt(at) == seen.charAt(at)) {
            at++;
        }
        return cut(what, 0) + ": expected " + cut(expected, at) + ", saw " + cut(seen, at);
    }

    private static String cut(String text, int at) {
        if (text.length() <= LONG) {
            return text;
        }
        int from = Math.max(0, Math.min(at, text.length()) - BEFORE);
        int to = Math.min(text.length(), from + LONG);
        return (from > 0 ? "…" : "")
                + text.substring(from, to)
                + (to < text.length() ? "… (" + text.length() + " characters)" : "");
    }
}
