package io.github.mailworthy.storage.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes compact JSON in UTF-8. */
final class JsonWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[256];
    private int length;

    JsonWriter(byte format) {
        bytes[length++] = format;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void open(char bracket) {
        one(bracket);
    }

    void close(char bracket) {
        one(bracket);
    }

    /** Comes before each item of an array and each member of an object. */
    void item() {
        byte last = bytes[length - 1];
        if (last != '[' && last != '{') {
            one(',');
        }
    }

    void colon() {
        one(':');
    }

    void nothing() {
        raw(NULL);
    }

    void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    void number(long number) {
        raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    void text(String text) {
        int size = text.length();
        room(size + 2);
        bytes[length++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c > 0x7e) {
                other(text, i);
                break;
            }
            bytes[length++] = (byte) c;
        }
        one('"');
    }

    /** Writes the rest of a text that is not all plain. */
    private void other(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            room(6);
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = (byte) c;
            } else if (c < 0x20 || c == 0x7f || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                escape(c);
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                utf8(c);
            }
            i += Character.charCount(c);
        }
    }

    private void escape(int c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(c >> shift) & 0xf];
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                bytes[length++] = (byte) (0xe0 | (c >> 12));
            } else {
                bytes[length++] = (byte) (0xf0 | (c >> 18));
                bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
            }
            bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }

    private void one(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
