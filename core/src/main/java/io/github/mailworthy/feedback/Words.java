package io.github.mailworthy.feedback;

import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private static final int[] STARTS = {3, 5, 8, 12};

    /** Phrases by the hash of their first letters: of the longest of {@link #STARTS} that their first piece has. */
    private final Entry[][][] tables = new Entry[STARTS.length][BUCKETS][];
    /** Which buckets of each table hold any, and of the second, whether that or a longer start does. */
    private final long[][] filled = new long[STARTS.length][BUCKETS / 64];

    private static final class Entry {
        private final int rank;
        private final String[] pieces;
        private final Phrase phrase;

        Entry(int rank, String[] pieces, Phrase phrase) {
            this.rank = rank;
            this.pieces = pieces;
            this.phrase = phrase;
        }
    }

    private Words(List<Phrase> phrases) {
        int rank = 0;
        for (Phrase phrase : phrases) {
            String[] pieces = pieces(phrase.text().replace('_', ' '));
            add(new Entry(rank++, pieces, phrase), pieces[0].toCharArray());
        }
    }

    private static String[] pieces(String text) {
        return text.indexOf('*') < 0
                ? new String[] {text.strip()}
                : Splitter.on('*')
                        .trimResults()
                        .omitEmptyStrings()
                        .splitToList(text)
                        .toArray(new String[0]);
    }

    private void add(Entry entry, char[] first) {
        int table = STARTS.length - 1;
        while (first.length < STARTS[table]) {
            table--;
        }
        int bucket = hash(first, 0, STARTS[table], 0, 0) & (BUCKETS - 1);
        Entry[] there = tables[table][bucket];
        Entry[] more = there == null ? new Entry[1] : Arrays.copyOf(there, there.length + 1);
        more[more.length - 1] = entry;
        tables[table][bucket] = more;
        mark(table, bucket);
        if (table > 1) {
            mark(1, hash(first, 0, STARTS[1], 0, 0) & (BUCKETS - 1));
        }
    }

    private void mark(int table, int bucket) {
        filled[table][bucket >>> 6] |= 1L << bucket;
    }

    private boolean marked(int table, int bucket) {
        return (filled[table][bucket >>> 6] & 1L << bucket) != 0;
    }

    /** These phrases, the more important ones first. */
    public static Words of(List<Phrase> phrases) {
        return new Words(phrases);
    }

    /** The most important phrase that occurs in a text; only its first 4,000 characters are looked at. */
    public Optional<Phrase> in(String text) {
        char[] plain = new char[Math.min(text.length(), LONGEST)];
        int length = plain(text, plain);
        Entry best = null;
        boolean inWord = false;
        for (int at = 0; at + 2 < length; at++) {
            char c = plain[at];
            boolean starts = !inWord || c > 127;
            inWord = c > 127 ? Character.isLetterOrDigit(c) : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (starts && c != ' ') {
                best = better(best, plain, length, at);
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.phrase);
    }

    private @Nullable Entry better(@Nullable Entry known, char[] text, int length, int at) {
        Entry best = known;
        int hash = 0;
        int hashed = 0;
        for (int table = 0; table < STARTS.length && at + STARTS[table] <= length; table++) {
            hash = hash(text, at, STARTS[table], hashed, hash);
            hashed = STARTS[table];
            int bucket = hash & (BUCKETS - 1);
            if (marked(table, bucket)) {
                best = better(best, tables[table][bucket], text, length, at);
            } else if (table == 1) {
                break;
            }
        }
        return best;
    }

    private static @Nullable Entry better(
            @Nullable Entry best, Entry @Nullable [] entries, char[] text, int length, int at) {
        for (int i = 0; entries != null && i < entries.length; i++) {
            Entry entry = entries[i];
            if (best != null && entry.rank >= best.rank) {
                return best;
            }
            if (occurs(entry.pieces, text, length, at)) {
                return entry;
            }
        }
        return best;
    }

    private static boolean occurs(String[] pieces, char[] text, int length, int at) {
        if (!stands(pieces[0], text, length, at)) {
            return false;
        }
        int from = at + pieces[0].length();
        for (int i = 1; i < pieces.length; i++) {
            int next = indexOf(text, length, pieces[i], from);
            if (next < 0) {
                return false;
            }
            from = next + pieces[i].length();
        }
        return true;
    }

    private static int indexOf(char[] text, int length, String piece, int from) {
        char first = piece.charAt(0);
        int last = Math.min(from + GAP, length - piece.length());
        for (int at = from; at <= last; at++) {
            if (text[at] == first && stands(piece, text, length, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean stands(String piece, char[] text, int length, int at) {
        if (piece.length() > length - at) {
            return false;
        }
        for (int i = 0; i < piece.length(); i++) {
            if (text[at + i] != piece.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The hash of so many letters, of which the first ones are hashed already. */
    private static int hash(char[] text, int at, int letters, int hashed, int before) {
        int hash = before;
        for (int i = hashed; i < letters; i++) {
            hash = hash * 31 + text[at + i];
        }
        return hash;
    }

    /** Lower case, any white space as one blank, the typographer's apostrophe and the underscore as people mean them. */
    private static int plain(String text, char[] plain) {
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < plain.length; i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || c == '_' || c == '\u00a0';
            if (!space) {
                plain[length++] = lower(c);
            } else if (!blank) {
                plain[length++] = ' ';
            }
            blank = space;
        }
        return length;
    }

    private static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }
}
