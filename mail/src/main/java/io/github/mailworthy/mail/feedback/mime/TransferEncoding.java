package io.github.mailworthy.mail.feedback.mime;

import java.util.Arrays;

/** Undoes base64 and quoted-printable (RFC 2045 §6.7, §6.8); what is no such thing stays or is passed over. */
final class TransferEncoding {
    private TransferEncoding() {}

    static byte[] quotedPrintable(byte[] data, int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = data[i];
            if (b != '=') {
                out[length++] = b;
            } else if (i + 1 < to && data[i + 1] == '\n') {
                i++;
            } else if (i + 2 < to && data[i + 1] == '\r' && data[i + 2] == '\n') {
                i += 2;
            } else if (i + 2 < to && hex(data[i + 1]) >= 0 && hex(data[i + 2]) >= 0) {
                out[length++] = (byte) (hex(data[i + 1]) << 4 | hex(data[i + 2]));
                i += 2;
            } else {
                out[length++] = b;
            }
        }
        return Arrays.copyOf(out, length);
    }

    static byte[] base64(byte[] data, int from, int to) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int value = sextet(data[i]);
            if (data[i] == '=') {
                held = 0;
                bits = 0;
            } else if (value >= 0) {
                bits = bits << 6 | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (bits >> held);
                }
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static int sextet(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }

    private static int hex(byte b) {
        return Character.digit(b, 16);
    }
}
