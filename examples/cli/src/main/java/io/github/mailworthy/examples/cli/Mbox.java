package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.ReadLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Splits an mbox (RFC 4155) at its separator lines, one mail at a time, no more of it in memory than is read. */
final class Mbox {
    private static final int MOST = ReadLimits.standard().bytes() + 1;
    private static final int AHEAD = 4_096;
    private static final String ZONE = "(?: +(?:[A-Za-z]{1,5}|[+-]\\d{4}|\\([A-Za-z ]{1,20}\\))){0,2}";
    private static final String TIME = " +\\d{1,2}:\\d{2}(?::\\d{2})?";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    /** {@code From }, somebody or nobody, and a date as {@code asctime} writes it or as mails do. */
    private static final Pattern SEPARATOR =
            Pattern.compile("From +(?:(?:\"[^\"]{1,100}\")?[^ \"]{0,320} +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:"
                    + (MONTH + " +\\d{1,2}" + TIME + ZONE + " +\\d{4}")
                    + ("|\\d{1,2} +" + MONTH + " +\\d{4}" + TIME)
                    + (")" + ZONE + "(?: +remote from [^ ]{1,200})? *"));

    private final BufferedInputStream in;
    private byte[] line;

    /** Reads what {@linkplain #starts starts} so. */
    Mbox(BufferedInputStream in) throws IOException {
        this.in = in;
        this.line = readLine();
        while (isBlank(line)) {
            line = readLine();
        }
    }

    /** Whether a stream starts with a separator line, blank lines aside; nothing of it is consumed. */
    static boolean starts(BufferedInputStream in) throws IOException {
        in.mark(AHEAD + 1);
        byte[] head = in.readNBytes(AHEAD);
        in.reset();
        int start = 0;
        while (start < head.length && (head[start] == '\n' || head[start] == '\r')) {
            start++;
        }
        return separator(Arrays.copyOfRange(head, start, head.length));
    }

    /** The next mail without its separator line; may be empty. */
    byte[] next() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        if (separator(line)) {
            line = readLine();
        }
        while (line.length > 0 && !separator(line)) {
            if (mail.size() < MOST) {
                mail.write(line);
            }
            line = readLine();
        }
        return mail.toByteArray();
    }

    boolean atEnd() {
        return line.length == 0;
    }

    private static boolean isBlank(byte[] line) {
        return line.length > 0 && (line[0] == '\n' || (line[0] == '\r' && line.length == 2));
    }

    /** A text that merely starts so is none: the whole line is looked at, so that no blank line need stand before it. */
    private static boolean separator(byte[] line) {
        if (line.length < 16
                || line[0] != 'F'
                || line[1] != 'r'
                || line[2] != 'o'
                || line[3] != 'm'
                || line[4] != ' ') {
            return false;
        }
        String head = new String(line, 0, Math.min(line.length, 600), StandardCharsets.ISO_8859_1);
        int end = head.indexOf('\n');
        String text = end < 0 ? head : head.substring(0, end);
        return SEPARATOR
                .matcher(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text)
                .matches();
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
