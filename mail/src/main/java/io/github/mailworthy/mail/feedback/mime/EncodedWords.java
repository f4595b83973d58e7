package io.github.mailworthy.mail.feedback.mime;

import java.nio.charset.StandardCharsets;

/** Decodes the encoded words of a header field (RFC 2047); what is none stays as it is. */
public final class EncodedWords {
    private EncodedWords() {}

    /** The field in plain text. */
    public static String decode(String value) {
        int start = value.indexOf("=?");
        if (start < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        int done = 0;
        boolean afterWord = false;
        while (start >= 0) {
            int charsetEnd = value.indexOf('?', start + 2);
            int textStart = charsetEnd + 3;
            int end = charsetEnd > 0 && textStart <= value.length() ? value.indexOf("?=", textStart) : -1;
            if (end < 0 || value.charAt(charsetEnd + 2) != '?') {
                break;
            }
            String between = value.substring(done, start);
            if (!afterWord || !between.isBlank()) {
                out.append(between);
            }
            out.append(word(value, start + 2, charsetEnd, textStart, end));
            afterWord = true;
            done = end + 2;
            start = value.indexOf("=?", done);
        }
        return out.append(value, done, value.length()).toString();
    }

    private static String word(String value, int charsetStart, int charsetEnd, int from, int to) {
        String charset = value.substring(charsetStart, charsetEnd);
        int language = charset.indexOf('*');
        byte[] raw = value.substring(from, to).replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        char encoding = value.charAt(charsetEnd + 1);
        byte[] decoded = encoding == 'B' || encoding == 'b'
                ? TransferEncoding.base64(raw, 0, raw.length)
                : TransferEncoding.quotedPrintable(raw, 0, raw.length);
        return Charsets.text(decoded, 0, decoded.length, language > 0 ? charset.substring(0, language) : charset);
    }
}
