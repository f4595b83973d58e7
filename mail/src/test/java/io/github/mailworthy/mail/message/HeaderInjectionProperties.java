package io.github.mailworthy.mail.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.text.OneLine;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people type into names, subjects and texts: a mail client reads the same fields and finds the same words. */
class HeaderInjectionProperties {
    private static final Session CLIENT = Session.getInstance(new Properties());
    private static final List<String> FIELDS = List.of(
            "Date", "From", "Reply-To", "To", "Message-ID", "Subject", "X-Note", "MIME-Version", "Content-Type");

    @Property
    void no_text_becomes_a_field_of_its_own(
            @ForAll("texts") String name,
            @ForAll("texts") String subject,
            @ForAll("texts") String note,
            @ForAll("texts") String body)
            throws MessagingException, IOException {
        byte[] bytes = OutgoingMessage.builder()
                .from(name, EmailAddress.of("a@shop.example"))
                .to(new Mailbox(name, EmailAddress.of("b@example.org")))
                .replyTo(new Mailbox(name, EmailAddress.of("c@shop.example")))
                .subject(subject)
                .header("X-Note", note)
                .text(body)
                .html(body)
                .messageId("1@shop.example")
                .date(Instant.EPOCH)
                .build()
                .bytes();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            assertTrue(line.length() <= 998, "a line of " + line.length());
            assertTrue(line.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 127), "only ASCII, no bare CR or LF");
        }
        MimeMessage read = new MimeMessage(CLIENT, new ByteArrayInputStream(bytes));
        assertEquals(
                FIELDS,
                Collections.list(read.getAllHeaders()).stream()
                        .map(Header::getName)
                        .toList());
        InternetAddress from = (InternetAddress) read.getFrom()[0];
        assertEquals("a@shop.example", from.getAddress());
        assertEquals(1, read.getAllRecipients().length);
        assertEquals(seen(name).strip(), from.getPersonal() == null ? "" : from.getPersonal());
        assertEquals(seen(subject), read.getSubject());
        assertEquals(seen(note), MimeUtility.decodeText(MimeUtility.unfold(read.getHeader("X-Note")[0])));
        Multipart parts = (Multipart) read.getContent();
        assertEquals(2, parts.getCount());
        for (int i = 0; i < 2; i++) {
            BodyPart part = parts.getBodyPart(i);
            String expected = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertEquals(lines(expected), lines((String) part.getContent()));
        }
    }

    @Property
    void no_local_part_leaves_its_address(@ForAll("texts") String local) {
        String wire = HeaderText.local(local) + "@example.org";
        assertTrue(
                wire.chars().allMatch(c -> c >= ' ' && (c < 127 || c > 159) && c != 0x2028 && c != 0x2029),
                "no control characters");
        if (!wire.startsWith("\"")) {
            assertTrue(wire.chars().noneMatch(c -> "<>,;: ()[]\\\"".indexOf(c) >= 0), wire);
        } else {
            assertTrue(wire.matches("\"(?:[^\"\\\\]++|\\\\.)*+\"@example\\.org"), wire);
        }
    }

    /** The text with control characters as blanks and halves of surrogate pairs replaced. */
    private static String seen(String text) {
        return OneLine.of(text);
    }

    private static String lines(String text) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        return unix.replaceAll("\n+\\z", "");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> nasty = Arbitraries.of(
                "\r\nBcc: x@evil.example",
                "\n\n",
                "\r",
                "\u2028",
                "\u0085",
                "\u202Eexe.",
                "\u200F",
                "=?UTF-8?Q?x?=",
                "\" <x@evil.example>, \"",
                "\\",
                "(",
                "  ",
                "--=_",
                "\0",
                "\ud83d",
                "😀",
                "ü",
                "\u0131\u010d\u010a",
                "a".repeat(1200),
                "ä ".repeat(90));
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40);
        return Arbitraries.oneOf(nasty, any, Arbitraries.strings().ascii().ofMaxLength(120))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
