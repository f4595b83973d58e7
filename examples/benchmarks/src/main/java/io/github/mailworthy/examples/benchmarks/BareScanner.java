package io.github.mailworthy.examples.benchmarks;

/** The least that any scanner must do: look at every character once and at its class. */
final class BareScanner {
    private static final boolean[] LOCAL = new boolean[128];
    private static final boolean[] DOMAIN = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            boolean alnum = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
            LOCAL[c] = alnum || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
            DOMAIN[c] = alnum || c == '-' || c == '.';
        }
    }

    private BareScanner() {}

    static boolean accepts(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && text.charAt(i) < 128 && LOCAL[text.charAt(i)]) {
            i++;
        }
        if (i == 0 || i == length || text.charAt(i) != '@') {
            return false;
        }
        int dot = -1;
        for (i++; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !DOMAIN[c]) {
                return false;
            }
            if (c == '.') {
                dot = i;
            }
        }
        return dot > 0;
    }
}
