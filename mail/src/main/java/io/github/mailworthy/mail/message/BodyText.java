package io.github.mailworthy.mail.message;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** The content transfer encodings (RFC 2045 §6.7, §6.8), from UTF-8 with line ends of any kind. What is written ends with CRLF. */
final class BodyText {
    private static final int LINE = 76;

    /** Octets that are written at a time: many lines, and room for one more. */
    private static final int CHUNK = 4096;

    private static final byte LITERAL = 0;
    private static final byte BLANK = 1;
    private static final byte ENCODED = 2;
    private static final byte LINE_END = 3;

    private static final byte[] KINDS = new byte[256];
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    static {
        for (int b = 0; b < 256; b++) {
            boolean literal = b > ' ' && b < 127 && b != '=';
            boolean blank = b == ' ' || b == '\t';
            KINDS[b] = literal ? LITERAL : blank ? BLANK : b == '\r' || b == '\n' ? LINE_END : ENCODED;
        }
    }

    private BodyText() {}

    /**
     * Whether base64 is the shorter form of a text: more than a sixth of its octets are above ASCII.
     *
     * @param characters of the text: by how many more octets there are, it is mostly told without counting
     */
    static boolean isMostlyNotAscii(int characters, byte[] text) {
        int sixth = (text.length + 2) / 6; // its last line end counts
        if (2 * (text.length - characters) <= sixth) {
            return false; // no character has more than two octets above ASCII for each that it has more than one
        }
        int high = 0;
        for (byte b : text) {
            high += b < 0 ? 1 : 0;
        }
        return high > sixth;
    }

    static void base64(byte[] text, ByteArrayOutputStream out) {
        out.writeBytes(Base64.getMimeEncoder().encode(withCrlf(text)));
        out.write('\r');
        out.write('\n');
    }

    private static byte[] withCrlf(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + text.length / 16 + 2);
        for (int i = 0; i < text.length; i++) {
            if (kind(text, i) == LINE_END) {
                out.write('\r');
                out.write('\n');
                i += isCrlf(text, i) ? 1 : 0;
            } else {
                out.write(text[i]);
            }
        }
        if (!endsItsLine(text)) {
            out.write('\r');
            out.write('\n');
        }
        return out.toByteArray();
    }

    static void quotedPrintable(byte[] text, ByteArrayOutputStream out) {
        byte[] chunk = new byte[CHUNK];
        int n = 0;
        int column = 0;
        int i = 0;
        while (i < text.length) {
            int plainEnd = Math.min(text.length, i + LINE - 1 - column);
            int from = i;
            while (i < plainEnd && kind(text, i) <= BLANK) {
                i++;
            }
            if (i > from && kind(text, i - 1) == BLANK && endsLine(text, i)) {
                i--; // no blank stands as it is at a line's end
            }
            System.arraycopy(text, from, chunk, n, i - from);
            n += i - from;
            column += i - from;
            if (i == text.length) {
                break;
            }
            if (kind(text, i) == LINE_END) {
                i += isCrlf(text, i) ? 2 : 1;
                n = endOfLine(chunk, n, out);
                column = 0;
                continue;
            }
            boolean last = endsLine(text, i + 1);
            boolean literal = kind(text, i) == LITERAL || (kind(text, i) == BLANK && !last);
            int width = literal ? 1 : 3;
            if (column + width > LINE - (last ? 0 : 1)) {
                chunk[n++] = '=';
                n = endOfLine(chunk, n, out);
                column = 0;
            }
            if (literal) {
                chunk[n++] = text[i];
            } else {
                chunk[n++] = '=';
                chunk[n++] = HEX[text[i] >> 4 & 15];
                chunk[n++] = HEX[text[i] & 15];
            }
            column += width;
            i++;
        }
        if (!endsItsLine(text)) {
            n = endOfLine(chunk, n, out);
        }
        out.write(chunk, 0, n);
    }

    /** Ends a line, and empties the chunk if another might not fit into it. */
    private static int endOfLine(byte[] chunk, int length, ByteArrayOutputStream out) {
        chunk[length] = '\r';
        chunk[length + 1] = '\n';
        if (length + 2 <= CHUNK - LINE - 2) {
            return length + 2;
        }
        out.write(chunk, 0, length + 2);
        return 0;
    }

    private static boolean isCrlf(byte[] text, int at) {
        return text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
    }

    /** Whether the line, or all of it, is over. */
    private static boolean endsLine(byte[] text, int at) {
        return at == text.length || kind(text, at) == LINE_END;
    }

    private static boolean endsItsLine(byte[] text) {
        return text.length > 0 && kind(text, text.length - 1) == LINE_END;
    }

    private static byte kind(byte[] text, int at) {
        return KINDS[text[at] & 255];
    }
}
