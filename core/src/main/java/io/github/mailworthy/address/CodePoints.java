package io.github.mailworthy.address;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a code point is to addresses: computed from the JDK's Unicode data, so that no table grows old with us. */
final class CodePoints {
    /** Default_Ignorable_Code_Point of Unicode. */
    private static final CodePointSet IGNORABLE = CodePointSet.of(
            "ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200f 202a-202e 2060-206f 3164 fe00-fe0f feff ffa0"
                    + " fff0-fff8 1bca0-1bca3 1d173-1d17a e0000-e0fff");

    /** RFC 5892 §2.6, those that are valid though their category is not. */
    private static final CodePointSet VALID_BY_NAME = CodePointSet.of("df 3c2 6fd-6fe f0b 3007");

    /** RFC 5892 §2.6, those that are not valid though their category is. */
    private static final CodePointSet INVALID_BY_NAME = CodePointSet.of("640 7fa 302e-302f 3031-3035 303b");

    /** RFC 5892 §2.8 (ignorable blocks) and §2.9 (old Hangul jamo). */
    private static final CodePointSet INVALID_BLOCKS =
            CodePointSet.of("1100-11ff 20d0-20ff a960-a97c d7b0-d7c6 d7cb-d7fb 1d100-1d1ff 1d200-1d24f");

    /** Forms of the final sigma that UTS #46 takes for a sigma; the final sigma itself stays. */
    private static final CodePointSet FINAL_SIGMAS = CodePointSet.of("3f2 3f9 1d6d3 1d70d 1d747 1d781 1d7bb");

    private CodePoints() {}

    /** What speaks against a code point anywhere in an address, or null. Joiners are looked at in their context. */
    static @Nullable AddressReason fault(CharSequence text, int index, int codePoint) {
        if (Joiners.isJoiner(codePoint)) {
            return Joiners.inPlace(text, index) ? null : AddressReason.UNSAFE_CHARACTER;
        }
        if (codePoint == 0xFE0E || codePoint == 0xFE0F) {
            return afterSymbol(text, index) ? null : AddressReason.UNSAFE_CHARACTER;
        }
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> AddressReason.UNPAIRED_SURROGATE;
            case Character.CONTROL -> AddressReason.CONTROL_CHARACTER;
            case Character.UNASSIGNED -> AddressReason.UNASSIGNED_CHARACTER;
            case Character.SPACE_SEPARATOR -> AddressReason.WHITESPACE;
            case Character.FORMAT, Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                AddressReason.UNSAFE_CHARACTER;
            default ->
                IGNORABLE.contains(codePoint) || codePoint == 0xFFFC || codePoint == 0xFFFD
                        ? AddressReason.UNSAFE_CHARACTER
                        : null;
        };
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** A variation selector picks how a symbol is shown, and has no place after anything else. */
    private static boolean afterSymbol(CharSequence text, int index) {
        return index > 0 && Character.getType(Character.codePointBefore(text, index)) == Character.OTHER_SYMBOL;
    }

    /** Whether IDNA2008 lets it into a label whatever stands around it (PVALID, RFC 5892 §3). */
    static boolean isValidInLabel(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == '-' || (Ascii.isLetterOrDigit((char) codePoint) && !Ascii.isUpper((char) codePoint));
        }
        if (VALID_BY_NAME.contains(codePoint)) {
            return true;
        }
        if (INVALID_BY_NAME.contains(codePoint)
                || INVALID_BLOCKS.contains(codePoint)
                || IGNORABLE.contains(codePoint)) {
            return false;
        }
        boolean letterOrDigit = switch (Character.getType(codePoint)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
        return letterOrDigit && isStable(codePoint);
    }

    private static boolean isStable(int codePoint) {
        String one = Character.toString(codePoint);
        return mapped(one).equals(one);
    }

    /** UTS #46's mapping, not transitional: NFKC and case fold, but ß, ς and dotless ı stay. */
    static String mapped(String text) {
        return Normalizer.normalize(folded(Normalizer.normalize(folded(text), Form.NFKC)), Form.NFKC);
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint < 0x80) {
                folded.append(Ascii.toLower((char) codePoint));
            } else if (codePoint == 0x1E9E) {
                folded.append('\u00df');
            } else if (FINAL_SIGMAS.contains(codePoint)) {
                folded.append('\u03c3');
            } else if (codePoint == 0xDF || codePoint == 0x3C2 || codePoint == 0x131) {
                folded.appendCodePoint(codePoint);
            } else {
                String upper = Character.toString(codePoint).toUpperCase(Locale.ROOT);
                // Cherokee folds to its capitals, which came first
                folded.append(UnicodeScript.of(codePoint) == UnicodeScript.CHEROKEE ? upper : perCodePoint(upper));
            }
        });
        return folded.toString();
    }

    /** Lower case without regard to neighbours: a sigma at the end stays a sigma. */
    private static String perCodePoint(String upper) {
        StringBuilder lower = new StringBuilder(upper.length());
        upper.codePoints()
                .forEach(codePoint -> lower.append(Character.toString(codePoint).toLowerCase(Locale.ROOT)));
        return lower.toString();
    }
}
