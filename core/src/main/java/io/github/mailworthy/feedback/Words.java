package io.github.mailworthy.feedback;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final int BUCKETS = 8_192;

    /** Phrases by the hash of their first letters: five where there are so many, else three. */
    private final List<List<Entry>> long5 = new ArrayList<>(Collections.nCopies(BUCKETS, List.of()));

    private final List<List<Entry>> short3 = new ArrayList<>(Collections.nCopies(BUCKETS, List.of()));

    private record Entry(int rank, List<String> pieces, Phrase phrase) {}

    private Words(List<Phrase> phrases) {
        int rank = 0;
        for (Phrase phrase : phrases) {
            List<String> pieces = Splitter.on('*')
                    .trimResults()
                    .omitEmptyStrings()
                    .splitToList(phrase.text().replace('_', ' '));
            String first = pieces.get(0);
            List<List<Entry>> table = first.length() >= 5 ? long5 : short3;
            int bucket = first.length() >= 5 ? five(first, three(first, 0), 0) : three(first, 0);
            List<Entry> entries = new ArrayList<>(table.get(bucket & (BUCKETS - 1)));
            entries.add(new Entry(rank++, pieces, phrase));
            table.set(bucket & (BUCKETS - 1), entries);
        }
    }

    /** These phrases, the more important ones first. */
    public static Words of(List<Phrase> phrases) {
        return new Words(phrases);
    }

    /** The most important phrase that occurs in a text; only its first 4,000 characters are looked at. */
    public Optional<Phrase> in(String text) {
        String plain = plain(text);
        Optional<Entry> best = Optional.empty();
        boolean inWord = false;
        for (int at = 0; at + 2 < plain.length(); at++) {
            char c = plain.charAt(at);
            boolean starts = !inWord || c > 127;
            inWord = c > 127 ? Character.isLetterOrDigit(c) : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!starts || c == ' ') {
                continue;
            }
            int three = three(plain, at);
            best = better(best, short3.get(three & (BUCKETS - 1)), plain, at);
            if (at + 4 < plain.length()) {
                best = better(best, long5.get(five(plain, three, at) & (BUCKETS - 1)), plain, at);
            }
        }
        return best.map(Entry::phrase);
    }

    private static Optional<Entry> better(Optional<Entry> best, List<Entry> entries, String text, int at) {
        for (Entry entry : entries) {
            if (best.isPresent() && entry.rank >= best.get().rank) {
                return best;
            }
            if (occurs(entry.pieces, text, at)) {
                return Optional.of(entry);
            }
        }
        return best;
    }

    private static boolean occurs(List<String> pieces, String text, int at) {
        if (!text.startsWith(pieces.get(0), at)) {
            return false;
        }
        int from = at + pieces.get(0).length();
        for (int i = 1; i < pieces.size(); i++) {
            int next = indexOf(text, pieces.get(i), from);
            if (next < 0) {
                return false;
            }
            from = next + pieces.get(i).length();
        }
        return true;
    }

    private static int indexOf(String text, String piece, int from) {
        char first = piece.charAt(0);
        int last = Math.min(from + GAP, text.length() - piece.length());
        for (int at = from; at <= last; at++) {
            if (text.charAt(at) == first && text.startsWith(piece, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int three(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    }

    private static int five(String text, int three, int at) {
        return (three * 31 + text.charAt(at + 3)) * 31 + text.charAt(at + 4);
    }

    /** Lower case, any white space as one blank, the typographer's apostrophe and the underscore as people mean them. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST));
        boolean blank = false;
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || c == '_' || c == '\u00a0';
            if (!space) {
                plain.append(lower(c));
            } else if (!blank) {
                plain.append(' ');
            }
            blank = space;
        }
        return plain.toString();
    }

    private static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }
}
