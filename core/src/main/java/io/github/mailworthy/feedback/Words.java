package io.github.mailworthy.feedback;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The phrases by which receivers say why they refused; the first that occurs, in the order given, decides.
 *
 * <p>A phrase is met where one of its words starts, whatever the case of the letters and however the text was folded.
 * The work grows with the length of the text alone: there are no patterns that could be led astray.
 */
public final class Words {
    private static final int LONGEST = 4_000;
    private static final int GAP = 80;
    private final Map<Integer, List<Entry>> byStart = new HashMap<>();

    private record Entry(int rank, List<String> pieces, Phrase phrase) {}

    private Words(List<Phrase> phrases) {
        int rank = 0;
        for (Phrase phrase : phrases) {
            List<String> pieces = Splitter.on('*')
                    .trimResults()
                    .omitEmptyStrings()
                    .splitToList(phrase.text().replace('_', ' '));
            byStart.computeIfAbsent(start(pieces.get(0), 0), key -> new ArrayList<>())
                    .add(new Entry(rank++, pieces, phrase));
        }
    }

    /** These phrases, the more important ones first. */
    public static Words of(List<Phrase> phrases) {
        return new Words(phrases);
    }

    /** The most important phrase that occurs in a text; only its first 4,000 characters are looked at. */
    public Optional<Phrase> in(String text) {
        String plain = plain(text);
        Optional<Phrase> found = Optional.empty();
        int best = Integer.MAX_VALUE;
        for (int at = 0; at + 2 < plain.length(); at++) {
            if (at > 0 && Character.isLetterOrDigit(plain.charAt(at - 1)) && plain.charAt(at) < 128) {
                continue;
            }
            List<Entry> entries = byStart.get(start(plain, at));
            if (entries == null) {
                continue;
            }
            for (Entry entry : entries) {
                if (entry.rank >= best) {
                    break;
                }
                if (occurs(entry.pieces, plain, at)) {
                    best = entry.rank;
                    found = Optional.of(entry.phrase);
                }
            }
        }
        return found;
    }

    private static boolean occurs(List<String> pieces, String text, int at) {
        if (!text.startsWith(pieces.get(0), at)) {
            return false;
        }
        int from = at + pieces.get(0).length();
        for (int i = 1; i < pieces.size(); i++) {
            int next = text.indexOf(pieces.get(i), from);
            if (next < 0 || next - from > GAP) {
                return false;
            }
            from = next + pieces.get(i).length();
        }
        return true;
    }

    private static int start(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    }

    private static String plain(String text) {
        String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return CharMatcher.whitespace()
                .collapseFrom(part, ' ')
                .replace('\u2019', '\'')
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
