package io.github.mailworthy.mail.feedback.form;

/**
 * A text that is asked hundreds of times whether it holds some words: in lower case, and with a mark for every four letters in a row
 * that it has. Words of which one mark is missing do not occur, so that hardly any need be looked for.
 */
final class Heard {
    private static final int MOST_MARKS = 1 << 17;

    private final char[] letters;
    private final long[] marks;
    private final int shift;
    private long foreign;
    private String lower = "";

    private Heard(char[] letters) {
        this.letters = letters;
        int bits = Integer.highestOneBit(Math.max(64, Math.min(MOST_MARKS / 16, letters.length)) - 1) << 5;
        this.marks = new long[bits >>> 6];
        this.shift = 32 - Integer.numberOfTrailingZeros(bits);
        int run = 0;
        for (int i = 0; i < letters.length; i++) {
            char c = lower(letters[i]);
            letters[i] = c;
            foreign |= foreign(c);
            run = next(run, c);
            int mark = place(run, shift);
            marks[mark >>> 6] |= 1L << mark;
        }
    }

    /** The text, read once. */
    static Heard of(String text) {
        return new Heard(text.toCharArray());
    }

    /** The text in lower case, letter for letter as long as it was; the typographer's apostrophe is a plain one. */
    String lower() {
        if (lower.length() != letters.length) {
            lower = new String(letters);
        }
        return lower;
    }

    /** Whether a run of four letters (by {@link #run}) may occur; if not, it does not. */
    boolean marked(int run) {
        int mark = place(run, shift);
        return (marks[mark >>> 6] & 1L << mark) != 0;
    }

    /** Whether all these letters beyond ASCII (by {@link #foreign}) may occur; if not, one of them does not. */
    boolean holds(long letters) {
        return (foreign & letters) == letters;
    }

    /** What stands for the letters of some words that are no ASCII. */
    static long foreign(String words) {
        long foreign = 0;
        for (int i = 0; i < words.length(); i++) {
            foreign |= foreign(lower(words.charAt(i)));
        }
        return foreign;
    }

    private static long foreign(char c) {
        return c < 128 ? 0 : 1L << c;
    }

    /** What stands for the four letters of some words that begin here, in upper or lower case. */
    static int run(String words, int from) {
        int run = 0;
        for (int i = from; i < from + 4; i++) {
            run = next(run, lower(words.charAt(i)));
        }
        return run;
    }

    private static int next(int run, char c) {
        return run << 8 | ((c ^ c >>> 8) & 0xff);
    }

    private static int place(int run, int shift) {
        return (run * 0x9E3779B1) >>> shift;
    }

    private static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }
}
