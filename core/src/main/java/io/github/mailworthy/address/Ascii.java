package io.github.mailworthy.address;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Classes of ASCII characters, looked up and not compared. */
final class Ascii {
    /** May stand in a local part without quotes (atext, RFC 5322 §3.2.3). */
    static final byte ATEXT = 1;

    /** A letter or a digit. */
    static final byte ALNUM = 2;

    /** A digit. */
    static final byte DIGIT = 4;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] CLASSES = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z';
            boolean atext = digit || letter || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
            CLASSES[c] = (byte) ((atext ? ATEXT : 0) | (digit || letter ? ALNUM : 0) | (digit ? DIGIT : 0));
        }
    }

    private Ascii() {}

    /** The class of any char; none for what is not ASCII. */
    static int classOf(char c) {
        return c < 128 ? CLASSES[c] : 0;
    }

    static boolean isLetterOrDigit(char c) {
        return (classOf(c) & ALNUM) != 0;
    }

    static boolean isDigit(char c) {
        return (classOf(c) & DIGIT) != 0;
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static char toLower(char c) {
        return isUpper(c) ? (char) (c | 32) : c;
    }

    /** The text in lower case; the same object if it is already. ASCII letters only: others are kept. */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                StringBuilder lower = new StringBuilder(text);
                for (int j = i; j < lower.length(); j++) {
                    lower.setCharAt(j, toLower(lower.charAt(j)));
                }
                return lower.toString();
            }
        }
        return text;
    }

    /**
     * Puts the first octets, all of them ASCII, into lower case, eight at a time; what stands behind them up to the next whole eight,
     * for which there is room, is lost.
     */
    static void lower(byte[] octets, int length) {
        for (int i = 0; i < length; i += 8) {
            long word = (long) WORD.get(octets, i);
            // in each octet: the top bit is set by 'A' and above, and by those above 'Z'
            long upper = (word + 0x3f3f3f3f3f3f3f3fL ^ word + 0x2525252525252525L) & 0x8080808080808080L;
            WORD.set(octets, i, word | upper >>> 2);
        }
    }

    static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
