package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

/** Words that tell a form, or what a report means; a text is asked for all of them at once. */
final class Cues {
    private static final int RUNS = 3;

    private final String[] words;
    private final boolean[] brief;
    private final long[] foreign;
    /** For each words three runs of their letters: the first, one amid, the last; words shorter than a run have none. */
    private final int[] runs;

    private Cues(String[] words) {
        this.words = words;
        this.brief = new boolean[words.length];
        this.foreign = new long[words.length];
        this.runs = new int[RUNS * words.length];
        for (int i = 0; i < words.length; i++) {
            int last = words[i].length() - 4;
            for (int run = 0; run < RUNS && last >= 0; run++) {
                runs[RUNS * i + run] = Heard.run(words[i], last * run / (RUNS - 1));
            }
            brief[i] = last < 0;
            foreign[i] = Heard.foreign(words[i]);
        }
    }

    /** These words; in lower case, if they are not to be met only as they are written. */
    static Cues of(String... words) {
        return new Cues(words.clone());
    }

    /** Whether any of them occurs in a text, whatever its case. */
    boolean in(Heard text) {
        return before(Integer.MAX_VALUE, text);
    }

    /** Whether any of them occurs in a text as they are written here. */
    boolean exactlyIn(String text, Heard heard) {
        for (int i = 0; i < words.length; i++) {
            if (possible(i, heard) && text.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of them occurs and ends by this index. */
    boolean before(int end, Heard text) {
        for (int i = 0; i < words.length; i++) {
            int at = indexOf(i, text);
            if (at >= 0 && at <= end - words[i].length()) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of them stands at the start of a text, or so many letters later. */
    boolean opens(Heard text, int later) {
        for (int i = 0; i < words.length; i++) {
            int at = indexOf(i, text);
            if (at >= 0 && at <= later) {
                return true;
            }
        }
        return false;
    }

    /** Those that occur, in their order. */
    List<String> heard(Heard text) {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (indexOf(i, text) >= 0) {
                heard.add(words[i]);
            }
        }
        return heard;
    }

    private int indexOf(int which, Heard text) {
        return possible(which, text) ? text.lower().indexOf(words[which]) : -1;
    }

    private boolean possible(int which, Heard heard) {
        return heard.holds(foreign[which])
                && (brief[which]
                        || (heard.marked(runs[RUNS * which])
                                && heard.marked(runs[RUNS * which + 1])
                                && heard.marked(runs[RUNS * which + 2])));
    }
}
