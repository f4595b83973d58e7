package io.github.mailworthy.mail.feedback;

import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text as it can stand in a local part (RFC 5321 §4.1.2, {@code Dot-string}) and survives what is done to one: lower-casing,
 * sub-addresses, and BATV, which takes {@code =} for itself.
 */
final class TokenText {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private TokenText() {}

    static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            boolean dot = c == '.' && out.length() > 0 && out.charAt(out.length() - 1) != '.';
            if (plain || dot) {
                out.append(c);
            } else {
                out.append('_').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        int last = out.length() - 1;
        return last >= 0 && out.charAt(last) == '.' ? out.substring(0, last) + "_2e" : out.toString();
    }

    static Optional<String> decoded(String text) {
        byte[] out = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_') {
                out[length++] = (byte) c;
                continue;
            }
            boolean whole = i + 2 < text.length();
            int high = whole ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = whole ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            out[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Optional.of(new String(out, 0, length, StandardCharsets.UTF_8));
    }

    /** So many digits of base 32 (RFC 4648 §6, lower case), from the highest bits on. */
    static String base32(byte[] bytes, int digits) {
        StringBuilder out = new StringBuilder(digits);
        int bits = 0;
        int held = 0;
        for (int i = 0; out.length() < digits; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
            held += 8;
            while (held >= 5 && out.length() < digits) {
                held -= 5;
                out.append(DIGITS.charAt(bits >> held & 31));
            }
        }
        return out.toString();
    }

    /** A number below 32 to the power of three in three digits. */
    static String number(int value) {
        return "" + DIGITS.charAt(value >> 10 & 31) + DIGITS.charAt(value >> 5 & 31) + DIGITS.charAt(value & 31);
    }

    /** The number in three digits, or -1. */
    static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 5 | digit;
        }
        return value;
    }

    static List<String> fields(String text) {
        return Splitter.on('~').splitToList(text);
    }
}
