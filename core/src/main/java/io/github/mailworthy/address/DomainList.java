package io.github.mailworthy.address;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of domains, matched by whole labels: a domain is on it if it is an entry itself, or if its registrable domain is.
 *
 * <p>An entry may hold {@code *} (any run within a label) and {@code ?}. All names lie in one array of octets: some 25 bytes an entry.
 * Immutable.
 */
public final class DomainList {
    /** The list with nothing on it. */
    public static final DomainList EMPTY = of(List.of());

    private final byte[] names;
    private final int[] table;
    private final DomainPattern[][] patterns;
    private final int size;
    private final ImmutableList<String> refused;

    private DomainList(Set<String> exact, List<DomainPattern> globs, List<String> refused) {
        this.size = exact.size() + globs.size();
        this.refused = ImmutableList.copyOf(refused);
        this.table = new int[Integer.highestOneBit(Math.max(4, exact.size() * 2)) * 2];
        this.names = new byte[exact.stream().mapToInt(name -> name.length() + 1).sum()];
        int at = 0;
        for (String name : exact) {
            int slot = slot(hash(name));
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = at + 1;
            names[at] = (byte) name.length();
            System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, names, at + 1, name.length());
            at += name.length() + 1;
        }
        this.patterns = new DomainPattern[128][];
        for (int first = 0; first < 128; first++) {
            int letter = first;
            patterns[first] = globs.stream()
                    .filter(glob -> glob.first() == letter || glob.first() == 0)
                    .toArray(DomainPattern[]::new);
        }
    }

    /**
     * Reads the lines of a list, one domain or pattern each; what follows a {@code #} and blank lines are passed over. Names may be in
     * Unicode and in any case. A line that is no domain is left out and kept in {@link #refused}.
     */
    public static DomainList of(Collection<String> lines) {
        Set<String> exact = new LinkedHashSet<>();
        List<DomainPattern> globs = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String line : lines) {
            int comment = line.indexOf('#');
            String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (DomainPattern.isPattern(entry)) {
                globs.add(new DomainPattern(entry.toLowerCase(Locale.ROOT)));
            } else if (!entry.isEmpty()) {
                DomainNames.ascii(entry).ifPresentOrElse(exact::add, () -> refused.add(line));
            }
        }
        return new DomainList(exact, globs, refused);
    }

    /** Whether the domain, in lower-case A-labels, is on the list. */
    public boolean contains(String domain) {
        return find(domain).isPresent();
    }

    /** The entry that the domain, in lower-case A-labels, is on the list by. */
    public Optional<String> find(String domain) {
        boolean above = false;
        int hash = 0;
        for (int i = domain.length() - 1; i >= 0; i--) {
            char c = domain.charAt(i);
            above |= c == '.' && isEntry(domain, i + 1, hash);
            hash = hash * 31 + c;
        }
        if (isEntry(domain, 0, hash)) {
            return Optional.of(entry(domain));
        }
        // the public suffix list is slow to ask, and seldom needed: only a name below some entry comes here
        return above
                ? PublicSuffixes.bundled()
                        .registrable(domain)
                        .filter(owned -> isEntry(owned, 0, hash(owned)))
                        .map(this::entry)
                : Optional.empty();
    }

    private boolean isEntry(String domain, int from, int hash) {
        for (int slot = slot(hash); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
            if (isName(table[slot] - 1, domain, from)) {
                return true;
            }
        }
        return glob(domain, from) != null;
    }

    private boolean isName(int at, String domain, int from) {
        int length = domain.length() - from;
        if (names[at] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (names[at + 1 + i] != domain.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable DomainPattern glob(String domain, int from) {
        if (from < domain.length() && domain.charAt(from) < 128) {
            for (DomainPattern pattern : patterns[domain.charAt(from)]) {
                if (pattern.matches(domain, from)) {
                    return pattern;
                }
            }
        }
        return null;
    }

    private String entry(String domain) {
        DomainPattern pattern = glob(domain, 0);
        return pattern == null ? domain : pattern.toString();
    }

    /** From the last char to the first, so that every suffix's hash is met on the way. */
    private static int hash(String name) {
        int hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = hash * 31 + name.charAt(i);
        }
        return hash;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (table.length - 1);
    }

    /** How many entries it has. */
    public int size() {
        return size;
    }

    /** The lines that were no domains. */
    public List<String> refused() {
        return refused;
    }
}
