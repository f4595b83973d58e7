package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MboxTest {
    private static final String FROM = "From x@y.example Thu Apr 29 10:00:00 2010\n";

    private static BufferedInputStream stream(String text) {
        return new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> mails(String text) throws IOException {
        Mbox mbox = new Mbox(stream(text));
        List<String> mails = new ArrayList<>();
        while (!mbox.atEnd()) {
            mails.add(new String(mbox.next(), StandardCharsets.UTF_8));
        }
        return mails;
    }

    @Test
    void separators_are_what_programs_write() throws IOException {
        for (String from : List.of(
                "From x@y.example Thu Apr 29 10:00:00 2010",
                "From x@y.example  Thu Apr  1 10:00 2010 ",
                "From MAILER-DAEMON Thu Apr 29 10:00:00 2010 +0200",
                "From - Thu Apr 29 10:00:00 2010",
                "From Thu Apr 29 10:00:00 2010",
                "From 1234@xxx Thu Apr 29 10:00:00 +0000 2010",
                "From x@y.example Thu Apr 29 10:00:00 CEST 2010",
                "From x@y.example Thu Apr 29 10:00:00 2010 +0200 (CEST)",
                "From \"kim lee\"@y.example Thu Apr 29 10:00:00 2010",
                "From kim Thu Apr 29 10:00:00 2010 remote from here",
                "From x@y.example Thu, 29 Apr 2010 10:00:00 +0200")) {
            assertTrue(Mbox.starts(stream(from + "\nSubject: a\n")), from);
            assertTrue(Mbox.starts(stream("\r\n\n" + from + "\r\nSubject: a\r\n")), from);
            assertEquals(List.of("a\n", "b\n"), mails(from + "\na\n" + from + "\nb\n"), from);
        }
    }

    @Test
    void a_text_that_starts_so_is_no_separator() throws IOException {
        for (String text : List.of(
                "From what I heard on Mon at 10:00, bad",
                "From kim Mon",
                "From kim Mon at 10:00 2010",
                "From kim Mon Apr 29 10:00:00",
                "From kim lee Mon Apr 29 10:00:00 2010",
                "From kim Mon Apr 29 10:00:00 2010 was the last we heard",
                ">From x@y.example Thu Apr 29 10:00:00 2010")) {
            assertFalse(Mbox.starts(stream(text + "\n")), text);
            String mail = "Subject: a\n\nhello\n\n" + text + "\nbye\n";
            assertEquals(List.of(mail, "b\n"), mails(FROM + mail + FROM + "b\n"), text);
        }
    }

    @Test
    void neither_a_missing_blank_line_nor_an_empty_mail_loses_the_next() throws IOException {
        assertEquals(List.of("a\n", "", "\n", "b"), mails("\n\r\n" + FROM + "a\n" + FROM + FROM + "\n" + FROM + "b"));
    }
}
