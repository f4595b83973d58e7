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
        int i = from;
        int kept = out.size();
        while (i < message.length) {
            int copied = i;
            while (i < message.length && message[i] != ' ' && message[i] != '\t' && message[i] != '\r') {
                i++;
            }
            out.add(message, copied, i);
            if (i > copied) {
                kept = out.size();
            }
            if (i == message.length) {
                break;
            }
            if (message[i] == '\r') {
                boolean lineEnd = i + 1 < message.length && message[i + 1] == '\n';
                out.add((byte) '\r');
                i++;
                if (lineEnd) {
                    out.add((byte) '\n');
                    i++;
                } else {
                    kept = out.size();
                }
            } else {
                while (i < message.length && isBlank(message[i])) {
                    i++;
                }
                boolean atLineEnd =
                        i == message.length || (message[i] == '\r' && i + 1 < message.length && message[i + 1] == '\n');
                if (!atLineEnd) {
                    out.add((byte) ' ');
                    kept = out.size();
                }
            }
        }
        out.cut(kept);
        if (kept > 0) {
            out.add((byte) '\r');
            out.add((byte) '\n');
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
