package io.github.mailworthy.mail.feedback.mime;

import java.util.Locale;
import java.util.Optional;

/**
 * One part of a mail: the mail itself, a leaf, a multipart, or a message within.
 *
 * <p>{@link #level()} counts the messages around it: 0 is the report, 1 what it returns.
 */
public final class Part {
    private final byte[] data;
    private final Fields fields;
    private final int level;
    private final ContentType type;
    private final int bodyStart;
    private int bodyEnd;

    Part(byte[] data, Fields fields, ContentType type, int level, int bodyStart) {
        this.data = data;
        this.fields = fields;
        this.type = type;
        this.level = level;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyStart;
    }

    void endsAt(int end) {
        bodyEnd = Math.max(bodyStart, end);
    }

    int bodyStart() {
        return bodyStart;
    }

    /** Its header fields. */
    public Fields fields() {
        return fields;
    }

    /** How many messages are around it. */
    public int level() {
        return level;
    }

    /** Type and subtype in lower case: {@code message/delivery-status}. */
    public String type() {
        return type.name();
    }

    /** A parameter of the content type, or nothing. */
    public Optional<String> parameter(String name) {
        return type.parameter(name);
    }

    /** The length of its body in bytes, as it was transferred. */
    public int length() {
        return bodyEnd - bodyStart;
    }

    /** The body as text: transfer encoding undone, charset decoded, at most so many bytes of it. */
    public String text(int most) {
        int end = (int) Math.min(bodyEnd, (long) bodyStart + most);
        String charset = type.parameter("charset").orElse("");
        String encoding = fields.first("content-transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
        if (encoding.startsWith("q")) {
            byte[] decoded = TransferEncoding.quotedPrintable(data, bodyStart, end);
            return Charsets.text(decoded, 0, decoded.length, charset);
        }
        if (encoding.startsWith("base64")) {
            byte[] decoded = TransferEncoding.base64(data, bodyStart, end);
            return Charsets.text(decoded, 0, decoded.length, charset);
        }
        return Charsets.text(data, bodyStart, end, charset);
    }
}
