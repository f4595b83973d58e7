package io.github.mailworthy.storage.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link JsonWriter} wrote; anything else is {@link Damaged}. It knows no white space, since none is ever written. */
final class JsonReader {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 100;

    private final byte[] bytes;
    private int at;
    private int depth;

    JsonReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    void end() {
        if (at != bytes.length) {
            throw new Damaged("something follows");
        }
    }

    void open(char bracket) {
        one(bracket);
        if (++depth > DEEPEST) {
            throw new Damaged("nested too deep");
        }
    }

    /** Whether another item comes before the closing bracket; takes the comma or the bracket. */
    boolean more(char closing, boolean first) {
        if (at < bytes.length && bytes[at] == closing) {
            at++;
            depth--;
            return false;
        }
        if (!first) {
            one(',');
        }
        return true;
    }

    void colon() {
        one(':');
    }

    boolean nothing() {
        return accept(NULL);
    }

    /** Takes exactly this text, if it comes now. */
    boolean accept(byte[] text) {
        if (bytes.length - at < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        at += text.length;
        return true;
    }

    long number() {
        boolean minus = at < bytes.length && bytes[at] == '-';
        int from = minus ? ++at : at;
        long number = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            long next = number * 10 - (bytes[at++] - '0');
            if (next > number || number < Long.MIN_VALUE / 10) {
                throw new Damaged("a number that is too large");
            }
            number = next;
        }
        if (at == from || (!minus && number == Long.MIN_VALUE)) {
            throw new Damaged("no number where one should be");
        }
        return minus ? number : -number;
    }

    /** The raw text up to the next separator: a decimal number or a literal. */
    String word() {
        int from = at;
        while (at < bytes.length && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']') {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    String text() {
        one('"');
        int from = at;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"') {
                return new String(bytes, from, at++ - from, StandardCharsets.ISO_8859_1);
            }
            if (b < 0x20 || b == '\\') {
                return other(from);
            }
            at++;
        }
        throw new Damaged("text without an end");
    }

    /** A text that is not all plain ASCII. */
    private String other(int from) {
        StringBuilder text = new StringBuilder();
        int plain = from;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"') {
                text.append(utf8(plain, at++));
                return text.toString();
            }
            if (b == '\\') {
                text.append(utf8(plain, at++));
                text.append(escaped());
                plain = at;
            } else if (b >= 0 && b < 0x20) {
                throw new Damaged("a control character in a text");
            } else {
                at++;
            }
        }
        throw new Damaged("text without an end");
    }

    private char escaped() {
        char c = (char) next();
        if (c != 'u') {
            if (c != '"' && c != '\\') {
                throw new Damaged("an escape that is never written");
            }
            return c;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Damaged("an escape that is never written");
            }
            code = (code << 4) | digit;
        }
        return (char) code;
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("a text that is no UTF-8");
        }
    }

    /** Passes over one value of any form. */
    void skip() {
        byte b = at < bytes.length ? bytes[at] : 0;
        if (b == '"') {
            text();
        } else if (b == '[') {
            open('[');
            for (boolean first = true; more(']', first); first = false) {
                skip();
            }
        } else if (b == '{') {
            open('{');
            for (boolean first = true; more('}', first); first = false) {
                text();
                colon();
                skip();
            }
        } else if (word().isEmpty()) {
            throw new Damaged("no value where one should be");
        }
    }

    private int next() {
        if (at == bytes.length) {
            throw new Damaged("an early end");
        }
        return bytes[at++];
    }

    private void one(char expected) {
        if (at == bytes.length || bytes[at] != expected) {
            throw new Damaged("no " + expected + " where one should be");
        }
        at++;
    }
}
