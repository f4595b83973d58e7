package io.github.mailworthy.mail.feedback.mime;

import io.github.mailworthy.feedback.ReadLimits;
import io.github.mailworthy.feedback.Reading.Cut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** One pass over the lines of a mail. What is open is kept on a stack of its own, no deeper than the limit. */
final class Scan {
    private final byte[] data;
    private final int length;
    private final ReadLimits limits;
    private final EnumSet<Cut> cut = EnumSet.noneOf(Cut.class);
    private final List<Part> parts = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private int headers;
    /** How many of those that are open have a boundary: while there is none, no line needs to be looked at. */
    private int bounded;

    private int at;

    /** A part that is not at its end yet; the boundary is empty for what is no multipart. */
    private static final class Open {
        private final Part part;
        private final byte[] boundary;

        Open(Part part, byte[] boundary) {
            this.part = part;
            this.boundary = boundary;
        }

        Part part() {
            return part;
        }

        byte[] boundary() {
            return boundary;
        }
    }

    Scan(byte[] data, int length, ReadLimits limits) {
        this.data = data;
        this.length = length;
        this.limits = limits;
    }

    Mail mail() {
        skipEnvelopeLine();
        part(0, false);
        while (at < length) {
            if (bounded == 0) {
                at = length;
                break;
            }
            int line = at;
            at = nextLine(at);
            int level = data[line] == '-' && line + 2 < length && data[line + 1] == '-' ? boundary(line) : -1;
            if (level >= 0 && parts.size() >= limits.parts()) {
                cut.add(Cut.PARTS);
                at = line;
                break;
            }
            if (level >= 0) {
                cross(level, line);
            }
        }
        close(0, at);
        return new Mail(parts, cut, limits);
    }

    /** A boundary ends what is inside it; unless it is the last one, the next part starts. */
    private void cross(int level, int line) {
        Open multipart = open.get(level);
        int after = line + 2 + multipart.boundary().length;
        close(level + 1, endOfLineBefore(line));
        if (after + 1 < length && data[after] == '-' && data[after + 1] == '-') {
            close(level, line);
        } else {
            part(multipart.part().level(), multipart.part().type().equals("multipart/digest"));
        }
    }

    /** Reads the header of a part that starts here, and of the messages that it is or holds. */
    private void part(int level, boolean digest) {
        int inside = level;
        boolean more = true;
        while (more) {
            Fields fields = header();
            ContentType type = fields.first("content-type")
                    .map(ContentType::of)
                    .orElse(digest && inside == level ? ContentType.of("message/rfc822") : ContentType.PLAIN);
            Part part = new Part(data, fields, type, inside, at);
            parts.add(part);
            String boundary = type.multipart() ? type.parameter("boundary").orElse("") : "";
            boolean goesOn = type.message() || type.header();
            if (open.size() >= limits.depth() && (goesOn || !boundary.isEmpty())) {
                cut.add(Cut.DEPTH);
                boundary = "";
                goesOn = false;
            }
            Open opened = new Open(part, boundary.stripTrailing().getBytes(StandardCharsets.ISO_8859_1));
            open.add(opened);
            bounded += opened.boundary().length > 0 ? 1 : 0;
            more = goesOn && !encoded(fields) && parts.size() < limits.parts();
            inside++;
        }
    }

    private static boolean encoded(Fields fields) {
        return fields.first("content-transfer-encoding")
                .filter(it -> it.equalsIgnoreCase("base64") || it.equalsIgnoreCase("quoted-printable"))
                .isPresent();
    }

    private Fields header() {
        Fields fields = new Fields(data, limits.line());
        while (at < length) {
            int line = at;
            int end = endOfField(line);
            if (blank(line)) {
                at = nextLine(line);
                break;
            }
            int colon = colon(line, end);
            if (colon < 0) {
                if (fields.count() == 0 || (data[line] == '-' && boundary(line) >= 0) || !passable(line)) {
                    break;
                }
                at = end;
                continue;
            }
            at = end;
            if (++headers > limits.headers()) {
                cut.add(Cut.HEADERS);
            } else {
                fields.add(line, colon, end);
            }
        }
        if (fields.lineCut()) {
            cut.add(Cut.LINE);
        }
        return fields;
    }

    /** A line that is no field, amid fields: passed over if the next one is a field again. */
    private boolean passable(int line) {
        int next = nextLine(line);
        return next < length && !blank(next) && colon(next, endOfField(next)) > 0 && data[line] != '-';
    }

    private int colon(int line, int end) {
        for (int i = line; i < end; i++) {
            byte b = data[i];
            if (b == ':') {
                return i > line ? i : -1;
            }
            if (b <= ' ') {
                return (b == ' ' || b == '\t') && i > line && i + 1 < end && data[i + 1] == ':' ? i + 1 : -1;
            }
        }
        return -1;
    }

    private int endOfField(int line) {
        int next = nextLine(line);
        while (next < length && (data[next] == ' ' || data[next] == '\t') && !blank(next)) {
            next = nextLine(next);
        }
        return next;
    }

    private boolean blank(int line) {
        return data[line] == '\n' || (data[line] == '\r' && (line + 1 >= length || data[line + 1] == '\n'));
    }

    private int nextLine(int from) {
        int i = Octets.lineFeed(data, from, length);
        return i < length ? i + 1 : length;
    }

    private int endOfLineBefore(int line) {
        int end = line > 0 && data[line - 1] == '\n' ? line - 1 : line;
        return end > 0 && data[end - 1] == '\r' ? end - 1 : end;
    }

    /** Which open multipart this boundary line belongs to, the innermost first; -1 if none. */
    private int boundary(int line) {
        for (int i = open.size() - 1; i >= 0; i--) {
            byte[] boundary = open.get(i).boundary();
            if (boundary.length > 0 && startsWith(line + 2, boundary) && ends(line + 2 + boundary.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(int from, byte[] boundary) {
        if (from + boundary.length > length) {
            return false;
        }
        for (int i = 0; i < boundary.length; i++) {
            if (data[from + i] != boundary[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean ends(int from) {
        return from >= length || data[from] <= ' ' || (data[from] == '-' && from + 1 < length && data[from + 1] == '-');
    }

    private void close(int level, int end) {
        for (int i = open.size() - 1; i >= level; i--) {
            Open ended = open.remove(i);
            ended.part().endsAt(end);
            bounded -= ended.boundary().length > 0 ? 1 : 0;
        }
    }

    /** The first line of an mbox entry is the envelope's; blank lines before the header are nobody's. */
    private void skipEnvelopeLine() {
        while (at < length && (data[at] == '\n' || data[at] == '\r' || (at == 0 && data[at] == ' '))) {
            at++;
        }
        if (at + 5 < length
                && ((data[at] == 'F'
                                && data[at + 1] == 'r'
                                && data[at + 2] == 'o'
                                && data[at + 3] == 'm'
                                && data[at + 4] == ' ')
                        || (data[at] == '>'
                                && data[at + 1] == 'F'
                                && data[at + 2] == 'r'
                                && data[at + 4] == 'm'
                                && data[at + 5] == ' '))) {
            at = nextLine(at);
        }
    }
}
