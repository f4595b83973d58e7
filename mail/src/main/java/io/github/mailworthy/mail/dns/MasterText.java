package io.github.mailworthy.mail.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A master file's octets as the ASCII that stands for the same (RFC 1035 §5.1), so that no octet is taken for a character of some
 * charset: those above 127 are written {@code \DDD}, and a quoted string that is too long for one becomes several.
 */
final class MasterText {
    private static final int LONGEST = 255;
    private static final int BYTE_ORDER_MARK = 3;

    private final byte[] octets;
    private final ByteArrayOutputStream out;
    private int at;
    private int inString;

    private MasterText(byte[] octets) {
        this.octets = octets;
        this.out = new ByteArrayOutputStream(octets.length + octets.length / 8);
    }

    static byte[] ascii(byte[] octets) {
        MasterText text = new MasterText(octets);
        text.at = startsWithMark(octets) ? BYTE_ORDER_MARK : 0;
        while (text.at < octets.length) {
            text.outside();
        }
        return text.out.toByteArray();
    }

    private static boolean startsWithMark(byte[] octets) {
        return octets.length >= BYTE_ORDER_MARK
                && (octets[0] & 0xFF) == 0xEF
                && (octets[1] & 0xFF) == 0xBB
                && (octets[2] & 0xFF) == 0xBF;
    }

    private void outside() {
        switch (octets[at]) {
            case ';' -> comment();
            case '"' -> string();
            default -> one();
        }
    }

    private void comment() {
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
    }

    /** Up to the quote that ends it; an end of line is left for the reader to complain about. */
    private void string() {
        out.write(octets[at++]);
        inString = 0;
        while (at < octets.length && octets[at] != '"' && octets[at] != '\n') {
            if (inString == LONGEST) {
                write("\" \"");
                inString = 0;
            }
            one();
            inString++;
        }
        if (at < octets.length) {
            out.write(octets[at++]);
        }
    }

    /** One octet of the zone, however it is written. */
    private void one() {
        int octet = octets[at++] & 0xFF;
        if (octet != '\\' || at == octets.length) {
            octet(octet);
        } else if (isDigit(at) && isDigit(at + 1) && isDigit(at + 2)) {
            out.write('\\');
            out.write(octets, at, 3);
            at += 3;
        } else if ((octets[at] & 0x80) != 0) {
            octet(octets[at++] & 0xFF);
        } else {
            out.write('\\');
            out.write(octets[at++]);
        }
    }

    private void octet(int octet) {
        if (octet > 0x7F) {
            write("\\" + octet);
        } else {
            out.write(octet);
        }
    }

    private boolean isDigit(int index) {
        return index < octets.length && octets[index] >= '0' && octets[index] <= '9';
    }

    private void write(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
