package io.github.mailworthy.mail.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OutgoingMessageTest {
    private static final EmailAddress SHOP = EmailAddress.of("hello@shop.example");
    private static final EmailAddress ANNA = EmailAddress.of("anna@example.org");
    private static final EmailAddress BERT = EmailAddress.of("bert@example.org");

    @Test
    void the_envelope_is_taken_from_the_header_unless_it_is_given() {
        OutgoingMessage message = hello().cc(BERT).bcc(ANNA).build();
        assertEquals(SHOP, message.returnPath());
        assertEquals(List.of(ANNA, BERT), message.recipients());
        OutgoingMessage alone =
                message.toBuilder().recipients(List.of(BERT, BERT)).build();
        assertEquals(List.of(BERT), alone.recipients());
        assertEquals(message.to(), alone.to());
    }

    @Test
    void a_blind_copy_is_in_the_envelope_and_never_in_the_bytes() {
        OutgoingMessage message = hello().bcc(Mailbox.of(BERT)).build();
        assertTrue(message.recipients().contains(BERT));
        assertFalse(text(message).contains("bert"));
    }

    @Test
    void the_bytes_are_a_plain_mail() {
        assertEquals(
                String.join(
                        "\r\n",
                        "Date: Sun, 1 Mar 2026 09:00:00 +0000",
                        "From: \"The \\\"Shop\\\"\" <hello@shop.example>",
                        "To: anna@example.org",
                        "Message-ID: <1@shop.example>",
                        "Subject: Hello",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        "1 =3D 1",
                        ""),
                text(hello().build()));
    }

    @Test
    void a_name_or_subject_cannot_turn_its_characters_around() throws MessagingException {
        String turns = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C";
        OutgoingMessage message = hello().from("Bank" + turns + "ü", SHOP)
                .subject("Your" + turns + "bill ü")
                .build();
        MimeMessage read =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
        String blanks = " ".repeat(turns.length());
        assertEquals("Your" + blanks + "bill ü", read.getSubject());
        assertEquals("Bank" + blanks + "ü", ((InternetAddress) read.getFrom()[0]).getPersonal());
    }

    @Test
    void the_signer_sees_the_finished_bytes() {
        OutgoingMessage message = hello().signedBy(
                        bytes -> ("Signed: " + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII))
                .build();
        assertEquals("Signed: " + hello().build().bytes().length + "\r\n", text(message));
    }

    @Test
    void what_is_missing_is_named() {
        OutgoingMessage.Builder nobody = OutgoingMessage.builder()
                .from("", SHOP)
                .text("")
                .messageId("1@shop.example")
                .date(Instant.EPOCH);
        assertThrows(IllegalArgumentException.class, nobody::build);
        assertThrows(IllegalStateException.class, OutgoingMessage.builder()::build);
        assertThrows(IllegalArgumentException.class, () -> hello().messageId("a@b>\r\nBcc: c@d"));
        assertThrows(IllegalArgumentException.class, () -> hello().header("Bcc", "x"));
        assertThrows(IllegalArgumentException.class, () -> hello().header("resent-Bcc", "x"));
        assertThrows(IllegalArgumentException.class, () -> hello().header("DKIM-Signature", "v=1"));
        assertThrows(IllegalArgumentException.class, () -> hello().header("X: y\r\nZ", "x"));
    }

    static OutgoingMessage.Builder hello() {
        return OutgoingMessage.builder()
                .from("The \"Shop\"", SHOP)
                .to(ANNA)
                .subject("Hello")
                .text("1 = 1")
                .messageId("1@shop.example")
                .date(Instant.parse("2026-03-01T09:00:00Z"));
    }

    private static String text(OutgoingMessage message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }
}
