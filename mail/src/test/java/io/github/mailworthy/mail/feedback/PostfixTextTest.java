package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostfixTextTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 postfix"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undelivered Mail Returned to Sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This is the mail system at host mx.example.jp.

                        I'm sorry to have to inform you that your message could not
                        be delivered to one or more recipients. It's attached below.

                                           The mail system

                        <kim@remote.example>: host mx.remote.example[192.0.2.1] said: 550 5.1.1
                            <kim@remote.example>: Recipient address rejected: User unknown in relay
                            recipient table (in reply to RCPT TO command)
                        """));
    }

    @Test
    void a_report_that_somebody_quotes_or_forwards_is_not_theirs() {
        String answer = """
                From: Kim <kim@remote.example>
                To: bounces@sender.example
                Subject: Re: Undelivered Mail Returned to Sender

                Look at this:

                > This is the mail system at host mx.example.jp.
                >
                > <lee@other.example>: host mx.other.example said: 550 5.1.1 User unknown
                """;
        assertEquals(List.of(), Samples.told(answer));
        assertEquals(
                List.of(),
                Samples.told(answer.replace("Re: ", "Fwd: ")
                        .replace("> This", "---------- Forwarded message ---------\nThis")
                        .replace("> ", "")
                        .replace(">\n", "\n")));
    }

    @Test
    void nor_is_one_in_a_letter_that_comes_from_a_person() {
        assertEquals(List.of(), Samples.told("""
                        Return-Path: <lou@remote.example>
                        From: Lou <lou@remote.example>
                        To: bounces@sender.example
                        Subject: a question

                        What does this mean?

                        > This is the mail system at host mx.example.jp.
                        >
                        > <lee@other.example>: host mx.other.example said: 550 5.1.1 User unknown
                        """));
    }
}
