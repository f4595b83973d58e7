package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.ReadLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Splits an mbox (RFC 4155) at its separator lines, one mail at a time, no more of it in memory than is read. */
final class Mbox {
    private static final int MOST = ReadLimits.standard().bytes() + 1;
    private final BufferedInputStream in;
    private byte[] line;

    Mbox(BufferedInputStream in) throws IOException {
        this.in = in;
        this.line = readLine();
    }

    /** Whether a stream starts with a separator line; nothing of it is consumed. */
    static boolean starts(BufferedInputStream in) throws IOException {
        in.mark(1_024);
        byte[] head = in.readNBytes(512);
        in.reset();
        return separator(head);
    }

    /** The next mail without its separator line; empty at the end. */
    byte[] next() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        if (separator(line)) {
            line = readLine();
        }
        boolean blankBefore = false;
        while (line.length > 0 && !(blankBefore && separator(line))) {
            if (mail.size() < MOST) {
                mail.write(line);
            }
            blankBefore = line.length <= 2 && line[0] <= '\r';
            line = readLine();
        }
        return mail.toByteArray();
    }

    boolean atEnd() {
        return line.length == 0;
    }

    /** {@code From } somebody, then a weekday: a text that merely starts so is none. */
    private static boolean separator(byte[] line) {
        if (line.length < 16
                || line[0] != 'F'
                || line[1] != 'r'
                || line[2] != 'o'
                || line[3] != 'm'
                || line[4] != ' ') {
            return false;
        }
        String head = new String(line, 0, Math.min(line.length, 400), StandardCharsets.ISO_8859_1);
        int end = head.indexOf('\n');
        String text = end < 0 ? head : head.substring(0, end);
        for (String day : new String[] {" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "}) {
            if (text.indexOf(day, 5) > 0) {
                return text.indexOf(':') > 0;
            }
        }
        return false;
    }

    private byte[] readLine() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int c;
        while ((c = in.read()) >= 0) {
            if (read.size() < MOST) {
                read.write(c);
            }
            if (c == '\n') {
                break;
            }
        }
        return read.toByteArray();
    }
}
