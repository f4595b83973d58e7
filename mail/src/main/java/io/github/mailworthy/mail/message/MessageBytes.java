package io.github.mailworthy.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Writes a message (RFC 5322, RFC 2045, RFC 2046, RFC 6532). */
final class MessageBytes {
    private static final byte[] CRLF = {'\r', '\n'};

    private final ByteArrayOutputStream out;

    private MessageBytes(int size) {
        out = new ByteArrayOutputStream(size);
    }

    static byte[] of(OutgoingMessage message) {
        int size = message.text.map(String::length).orElse(0)
                + message.html.map(String::length).orElse(0);
        MessageBytes bytes = new MessageBytes(1024 + size + size / 4);
        bytes.fields(message);
        bytes.content(message);
        return bytes.out.toByteArray();
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 126) {
                return false;
            }
        }
        return true;
    }

    private void fields(OutgoingMessage message) {
        line("Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME
                        .format(message.date.atOffset(ZoneOffset.UTC))
                        .replace("GMT", "+0000"));
        mailboxes("From", List.of(message.from));
        mailboxes("Reply-To", message.replyTo);
        mailboxes("To", message.to);
        mailboxes("Cc", message.cc);
        line("Message-ID: " + message.messageId);
        line("Subject: " + HeaderText.unstructured(message.subject, "Subject: ".length()));
        for (Header header : message.headers) {
            line(header.name() + ": "
                    + HeaderText.unstructured(header.value(), header.name().length() + 2));
        }
        line("MIME-Version: 1.0");
    }

    private void mailboxes(String field, List<Mailbox> mailboxes) {
        if (!mailboxes.isEmpty()) {
            StringBuilder value = new StringBuilder(field).append(": ");
            for (int i = 0; i < mailboxes.size(); i++) {
                value.append(i == 0 ? "" : ",\r\n ").append(HeaderText.mailbox(mailboxes.get(i)));
            }
            line(value.toString());
        }
    }

    private void content(OutgoingMessage message) {
        Optional<String> text = message.text;
        Optional<String> html = message.html;
        if (text.isPresent() && html.isPresent()) {
            // never inside a part: no '=' before '_' in quoted-printable, no '_' in base64
            String boundary = "=_" + Integer.toHexString(message.messageId.hashCode());
            line("Content-Type: multipart/alternative; boundary=\"" + boundary + "\"");
            line("");
            line("--" + boundary);
            part("text/plain", text.get());
            line("--" + boundary);
            part("text/html", html.get());
            line("--" + boundary + "--");
        } else {
            text.ifPresent(t -> part("text/plain", t));
            html.ifPresent(h -> part("text/html", h));
        }
    }

    private void part(String type, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        boolean base64 = BodyText.isMostlyNotAscii(content.length(), bytes);
        line("Content-Type: " + type + "; charset=utf-8");
        line("Content-Transfer-Encoding: " + (base64 ? "base64" : "quoted-printable"));
        line("");
        if (base64) {
            BodyText.base64(bytes, out);
        } else {
            BodyText.quotedPrintable(bytes, out);
        }
    }

    private void line(String text) {
        out.writeBytes(text.getBytes(UTF_8));
        out.writeBytes(CRLF);
    }
}
