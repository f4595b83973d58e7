package io.github.mailworthy.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A mail client finds the text that was encoded, in lines that every server takes. */
class BodyTextProperties {
    @Property
    void quoted_printable_is_read_back_and_its_lines_are_short_and_end_visibly(@ForAll("texts") String text)
            throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BodyText.quotedPrintable(text.getBytes(UTF_8), out);
        assertEquals(crlf(text), decoded(out, "quoted-printable"));
        String written = out.toString(ISO_8859_1);
        assertTrue(written.endsWith("\r\n"));
        for (String line : written.split("\r\n", -1)) {
            assertTrue(line.length() <= 76, line);
            assertTrue(line.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 127), line);
            assertEquals(line.stripTrailing(), line);
        }
    }

    @Property
    void base64_is_read_back(@ForAll("texts") String text) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BodyText.base64(text.getBytes(UTF_8), out);
        assertEquals(crlf(text), decoded(out, "base64"));
        assertTrue(out.toString(ISO_8859_1).endsWith("\r\n"));
    }

    private static String decoded(ByteArrayOutputStream written, String encoding)
            throws MessagingException, IOException {
        return new String(
                MimeUtility.decode(new ByteArrayInputStream(written.toByteArray()), encoding)
                        .readAllBytes(),
                UTF_8);
    }

    private static String crlf(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        return lines.endsWith("\n") ? lines : lines + "\r\n";
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r\n", "\n", "\r", " ", "  ", "\t", "=", "é", "—", "😀", "\0", ".", "word", "x".repeat(37));
        Arbitrary<String> lines = Arbitraries.of(72, 73, 74, 75, 76, 77).map("x"::repeat);
        return Arbitraries.oneOf(pieces, pieces, lines).list().ofMaxSize(60).map(all -> String.join("", all));
    }
}
