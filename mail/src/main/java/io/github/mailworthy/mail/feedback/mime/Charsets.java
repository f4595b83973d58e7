package io.github.mailworthy.mail.feedback.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Bytes to text by a charset that the mail names, or that they look like; never fails. */
final class Charsets {
    private static final char ESCAPE = 0x1b;

    private Charsets() {}

    /** Text in a named charset; a name that nobody knows is no reason to lose the text. */
    static String text(byte[] data, int from, int to, String name) {
        if (ascii(data, from, to)) {
            String text = new String(data, from, to - from, StandardCharsets.ISO_8859_1);
            return text.indexOf(ESCAPE) < 0 ? text : new String(data, from, to - from, named("iso-2022-jp"));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.equals("us-ascii") || lower.equals("utf-8")
                ? plain(data, from, to)
                : new String(data, from, to - from, named(lower));
    }

    /** Text with no charset given: UTF-8 if it is that, else one character a byte. */
    static String plain(byte[] data, int from, int to) {
        if (ascii(data, from, to)) {
            return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static boolean ascii(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
