package io.github.mailworthy.address;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Domain names between what people write and what the DNS knows. */
public final class DomainNames {
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private DomainNames() {}

    /**
     * The name as lower-case A-labels without a final dot (UTS #46, not transitional, with IDNA2008's rules); empty if it is none.
     * {@code straße.de} becomes {@code xn--strae-oqa.de}.
     */
    public static Optional<String> ascii(String name) {
        String domain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (domain.length() > 253) {
            return Optional.empty();
        }
        DomainReading reading = new DomainReading(domain, 0);
        return reading.reason() == null ? Optional.of(reading.ascii()) : Optional.empty();
    }

    /** The name as people read it: A-labels in Unicode; what is no A-label stays as it is. */
    public static String unicode(String ascii) {
        if (ascii.length() > 253 || !ascii.contains("xn--")) {
            return ascii;
        }
        DomainReading reading = new DomainReading(ascii, 0);
        return reading.reason() == null ? String.join(".", reading.unicode()) : ascii;
    }

    /**
     * Whether a label mixes scripts that are not written together, as look-alikes of well-known names do ("highly restrictive" of
     * UTS #39 §5.2). The name may be given in A-labels or in Unicode.
     */
    public static boolean mixesScripts(String name) {
        if (Ascii.isAll(name) && !name.contains("xn--")) {
            return false;
        }
        return new DomainReading(name, 0).unicode().stream().anyMatch(DomainNames::isMixed);
    }

    private static boolean isMixed(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .forEach(scripts::add);
        return scripts.size() > 1 && WRITTEN_TOGETHER.stream().noneMatch(together -> together.containsAll(scripts));
    }
}
