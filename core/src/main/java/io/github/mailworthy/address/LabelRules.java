package io.github.mailworthy.address;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/** What a label of an international domain name must be like (RFC 5891 §5.4, RFC 5892 appendix A). */
final class LabelRules {
    private LabelRules() {}

    /** What is wrong with a label in Unicode, or null. It is in lower case and has at least one char above ASCII. */
    static @Nullable AddressReason fault(String label) {
        if (label.startsWith("-") || label.endsWith("-")) {
            return AddressReason.LABEL_HYPHEN;
        }
        if (label.startsWith("--", 2)) {
            return AddressReason.LABEL_RESERVED;
        }
        if (CodePoints.isMark(label.codePointAt(0))) {
            return AddressReason.MARK_FIRST;
        }
        for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
            if (!allowed(label, i)) {
                return AddressReason.NOT_IDNA;
            }
        }
        return isSimple(label) || Normalizer.isNormalized(label, Form.NFC) ? null : AddressReason.NOT_NORMALISED;
    }

    /** Whether the text has nothing but ASCII and simple characters: it is in normal form then, and maps to itself but for ASCII capitals. */
    static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && !CharTable.isSimple(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(String label, int i) {
        int codePoint = label.codePointAt(i);
        return switch (codePoint) {
            case Joiners.NON_JOINER, Joiners.JOINER -> Joiners.inPlace(label, i);
            case 0xB7 -> i > 0 && label.charAt(i - 1) == 'l' && i + 1 < label.length() && label.charAt(i + 1) == 'l';
            case 0x375 -> i + 1 < label.length() && script(label.codePointAt(i + 1)) == UnicodeScript.GREEK;
            case 0x5F3, 0x5F4 -> i > 0 && script(label.codePointBefore(i)) == UnicodeScript.HEBREW;
            case 0x30FB -> label.codePoints().anyMatch(LabelRules::isJapanese);
            default -> {
                if (codePoint >= 0x660 && codePoint <= 0x669) {
                    yield label.codePoints().noneMatch(c -> c >= 0x6F0 && c <= 0x6F9);
                }
                if (codePoint >= 0x6F0 && codePoint <= 0x6F9) {
                    yield label.codePoints().noneMatch(c -> c >= 0x660 && c <= 0x669);
                }
                yield CharTable.isValidInLabel(codePoint);
            }
        };
    }

    private static boolean isJapanese(int codePoint) {
        UnicodeScript script = script(codePoint);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA || script == UnicodeScript.HAN;
    }

    private static UnicodeScript script(int codePoint) {
        return UnicodeScript.of(codePoint);
    }
}
