package io.github.mailworthy.address;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * What {@link CodePoints} says of the characters of the basic plane, worked out page by page when first asked and kept.
 *
 * <p>Pages are published without a lock: whoever sees a page before its contents finds zeros, which mean "not worked out", and works
 * the answer out again.
 */
final class CharTable {
    private static final byte KNOWN = 1;
    private static final byte VALID = 2;
    private static final byte SIMPLE = 4;

    private static final byte[][] PAGES = new byte[256][];

    private CharTable() {}

    /** Whether IDNA2008 lets the code point into a label whatever stands around it. */
    static boolean isValidInLabel(int codePoint) {
        if (codePoint > 0xFFFF) {
            return CodePoints.isValidInLabel(codePoint);
        }
        byte known = page(codePoint)[codePoint & 0xFF];
        return known == 0 ? CodePoints.isValidInLabel(codePoint) : (known & VALID) != 0;
    }

    /**
     * Whether nothing needs to be looked at around it: a letter or digit above ASCII, written from left to right, valid in a label as
     * it is, and in normal form whatever stands beside it.
     */
    static boolean isSimple(char c) {
        return c >= 0x80 && (page(c)[c & 0xFF] & SIMPLE) != 0;
    }

    private static byte[] page(int codePoint) {
        byte[] page = PAGES[codePoint >>> 8];
        return page == null ? fill(codePoint >>> 8) : page;
    }

    private static byte[] fill(int index) {
        byte[] page = new byte[256];
        for (int i = 0; i < 256; i++) {
            int codePoint = (index << 8) + i;
            boolean valid = CodePoints.isValidInLabel(codePoint);
            boolean simple = valid
                    && Character.isLetterOrDigit(codePoint)
                    && Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                    && Normalizer.isNormalized(Character.toString(codePoint), Form.NFC);
            page[i] = (byte) (KNOWN | (valid ? VALID : 0) | (simple ? SIMPLE : 0));
        }
        PAGES[index] = page;
        return page;
    }
}
