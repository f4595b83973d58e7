package io.github.mailworthy.mail.feedback.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header fields of one part, as places in the bytes; values are decoded when asked for. */
public final class Fields {
    static final Fields NONE = new Fields(new byte[0], 0);

    private final byte[] data;
    private final int longest;
    private int[] places = new int[36];
    private int[] hashes = new int[12];
    private @Nullable String[] values = new String[0];
    private int count;
    private boolean lineCut;

    Fields(byte[] data, int longest) {
        this.data = data;
        this.longest = longest;
    }

    /** Adds a field whose name is [from, colon) and whose value is (colon, end). */
    void add(int from, int colon, int end) {
        if (3 * count == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        int kept = end;
        while (kept > colon && data[kept - 1] <= ' ' && data[kept - 1] >= 0) {
            kept--;
        }
        if (kept - colon > longest) {
            kept = colon + longest;
            lineCut = true;
        }
        places[3 * count] = from;
        places[3 * count + 1] = colon;
        places[3 * count + 2] = kept;
        int nameEnd = nameEnd(count);
        int hash = 0;
        for (int i = from; i < nameEnd; i++) {
            hash = 31 * hash + lower(data[i]);
        }
        hashes[count] = hash;
        count++;
    }

    boolean lineCut() {
        return lineCut;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The name of one, in lower case. */
    public String name(int index) {
        int from = places[3 * index];
        byte[] name = Arrays.copyOfRange(data, from, nameEnd(index));
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) lower(name[i]);
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** The value of one, unfolded and trimmed, encoded words left as they are. */
    public String value(int index) {
        if (index >= values.length) {
            values = Arrays.copyOf(values, count);
        }
        String value = values[index];
        if (value == null) {
            value = unfold(places[3 * index + 1] + 1, places[3 * index + 2]);
            values[index] = value;
        }
        return value;
    }

    /** The first field of this name (given in lower case), unfolded; encoded words are left as they are. */
    public Optional<String> first(String name) {
        int at = find(name);
        return at < 0 ? Optional.empty() : Optional.of(value(at));
    }

    /** Whether there is a field of this name, given in lower case. */
    public boolean has(String name) {
        return find(name) >= 0;
    }

    /** The hash of a name in ASCII is the string's own. */
    private int find(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && nameEnd(i) - places[3 * i] == name.length() && matches(places[3 * i], name)) {
                return i;
            }
        }
        return -1;
    }

    private int nameEnd(int index) {
        int end = places[3 * index + 1];
        while (end > places[3 * index] && (data[end - 1] == ' ' || data[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    private boolean matches(int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (lower(data[from + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String unfold(int from, int to) {
        String raw = Charsets.plain(data, from, to);
        if (raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0) {
            return raw.strip();
        }
        StringBuilder flat = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r' || c == '\n') {
                while (i + 1 < raw.length() && " \t\r\n".indexOf(raw.charAt(i + 1)) >= 0) {
                    i++;
                }
                flat.append(' ');
            } else {
                flat.append(c);
            }
        }
        return flat.toString().strip();
    }

    static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
