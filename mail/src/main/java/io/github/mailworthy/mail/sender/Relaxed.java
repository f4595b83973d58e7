package io.github.mailworthy.mail.sender;

/** The relaxed canonicalization (RFC 6376 §3.4.2, §3.4.4). */
final class Relaxed {
    private Relaxed() {}

    /** Lower-case name, colon, value on one line with single blanks; ends with CRLF. */
    static void header(byte[] message, int from, int colon, int end, Octets out) {
        int nameEnd = colon;
        while (nameEnd > from && isBlank(message[nameEnd - 1])) {
            nameEnd--;
        }
        for (int i = from; i < nameEnd; i++) {
            byte b = message[i];
            out.add(b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b);
        }
        out.add((byte) ':');
        value(message, colon + 1, end, out);
        out.add((byte) '\r');
        out.add((byte) '\n');
    }

    /** A field's value unfolded, runs of blanks as one, none at either end. */
    static void value(byte[] message, int from, int end, Octets out) {
        boolean blank = false;
        int start = out.size();
        for (int i = from; i < end; i++) {
            byte b = message[i];
            if (isBlank(b) || b == '\r' || b == '\n') {
                blank = true;
            } else {
                if (blank && out.size() > start) {
                    out.add((byte) ' ');
                }
                blank = false;
                out.add(b);
            }
        }
    }

    /** Runs of blanks as one, none at the ends of lines, no empty lines at the end; an empty body stays empty. */
    static void body(byte[] message, int from, Octets out) {
        int end = endOfText(message, from);
        int copied = from;
        for (int i = from; i < end; i++) {
            if ((message[i] & 255) > ' ') {
                continue; // most octets
            }
            int changed = i;
            while (i < end && isBlank(message[i])) {
                i++;
            }
            boolean asItIs = i == changed || (i == changed + 1 && message[changed] == ' ' && !isLineEnd(message, i));
            if (!asItIs) {
                out.add(message, copied, changed);
                if (i < end && !isLineEnd(message, i)) {
                    out.add((byte) ' ');
                }
                copied = i;
            }
        }
        out.add(message, copied, end);
        if (end > from) {
            out.add((byte) '\r');
            out.add((byte) '\n');
        }
    }

    /** Where the last line that is not empty ends: before its blanks and its CRLF. */
    private static int endOfText(byte[] message, int from) {
        int end = message.length;
        while (end > from) {
            if (isBlank(message[end - 1])) {
                end--;
            } else if (end - 1 > from && isLineEnd(message, end - 2)) {
                end -= 2;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isLineEnd(byte[] message, int at) {
        return at + 1 < message.length && message[at] == '\r' && message[at + 1] == '\n';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
