package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

/** Words with which a line may begin, by their first letter. */
final class Starts {
    private final List<List<String>> byLetter = new ArrayList<>();

    private Starts(String[] words) {
        for (int i = 0; i <= 128; i++) {
            byLetter.add(new ArrayList<>(0));
        }
        for (String one : words) {
            byLetter.get(Math.min(128, one.charAt(0))).add(one);
        }
    }

    /** These words, in lower case. */
    static Starts of(String... words) {
        return new Starts(words);
    }

    /** Whether one of them is all that stands between here and there, whatever its case. */
    boolean is(String text, int from, int to) {
        if (from >= to) {
            return false;
        }
        List<String> words = under(text.charAt(from));
        for (int i = 0; i < words.size(); i++) {
            String one = words.get(i);
            if (to - from == one.length() && text.regionMatches(true, from, one, 0, one.length())) {
                return true;
            }
        }
        return false;
    }

    private List<String> under(char first) {
        return byLetter.get(first > 127 ? 128 : first >= 'A' && first <= 'Z' ? first + 32 : first);
    }

    /** Whether one of them stands here, whatever its case, and ends by that index. */
    boolean at(String text, int from, int before) {
        if (from >= before) {
            return false;
        }
        List<String> words = under(text.charAt(from));
        for (int i = 0; i < words.size(); i++) {
            String one = words.get(i);
            if (before - from >= one.length() && text.regionMatches(true, from, one, 0, one.length())) {
                return true;
            }
        }
        return false;
    }
}
