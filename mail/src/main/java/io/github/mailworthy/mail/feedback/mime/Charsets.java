package io.github.mailworthy.mail.feedback.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes to text by a charset that the mail names, or that they look like; never fails. */
final class Charsets {
    private static final char ESCAPE = 0x1b;
    private static final int MOST_KNOWN = 300;
    private static final Map<String, Charset> KNOWN = new ConcurrentHashMap<>();

    private Charsets() {}

    /** Text in a named charset; a name that nobody knows is no reason to lose the text. */
    static String text(byte[] data, int from, int to, String name) {
        if (Octets.ascii(data, from, to)) {
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
        if (Octets.ascii(data, from, to)) {
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

    /** The JDK keeps the last two names it was asked for, and looks far for those that it does not know. */
    private static Charset named(String name) {
        Charset known = KNOWN.get(name);
        if (known == null) {
            known = found(name);
            if (KNOWN.size() < MOST_KNOWN && name.length() < 40) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static Charset found(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
