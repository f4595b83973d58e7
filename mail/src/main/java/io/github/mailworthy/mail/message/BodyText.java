package io.github.mailworthy.mail.message;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** The content transfer encodings (RFC 2045 §6.7, §6.8). */
final class BodyText {
    private static final int LINE = 76;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private BodyText() {}

    /** The text with each of its line ends, of whatever kind, as CRLF, and one at its end. */
    static String withCrlf(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16 + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                out.append("\r\n");
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else {
                out.append(c);
            }
        }
        int length = out.length();
        if (length == 0 || out.charAt(length - 1) != '\n') {
            out.append("\r\n");
        }
        return out.toString();
    }

    /** Whether base64 is the shorter form. */
    static boolean isMostlyNotAscii(byte[] text) {
        int high = 0;
        for (byte b : text) {
            high += b < 0 ? 1 : 0;
        }
        return high > text.length / 6;
    }

    static void base64(byte[] bytes, ByteArrayOutputStream out) {
        out.writeBytes(Base64.getMimeEncoder().encode(bytes));
        out.write('\r');
        out.write('\n');
    }

    /** Writes bytes whose only CR and LF are CRLF. */
    static void quotedPrintable(byte[] bytes, ByteArrayOutputStream out) {
        byte[] line = new byte[LINE + 2];
        int n = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '\r') {
                i++;
                line[n++] = '\r';
                line[n++] = '\n';
                out.write(line, 0, n);
                n = 0;
                continue;
            }
            boolean endOfLine = i + 1 < bytes.length && bytes[i + 1] == '\r';
            boolean blank = b == ' ' || b == '\t';
            boolean literal = blank ? !endOfLine : b > ' ' && b < 127 && b != '=';
            int width = literal ? 1 : 3;
            if (n + width > LINE - (endOfLine ? 0 : 1)) {
                line[n++] = '=';
                line[n++] = '\r';
                line[n++] = '\n';
                out.write(line, 0, n);
                n = 0;
            }
            if (literal) {
                line[n++] = b;
            } else {
                line[n++] = '=';
                line[n++] = HEX[b >> 4 & 15];
                line[n++] = HEX[b & 15];
            }
        }
    }
}
