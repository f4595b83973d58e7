package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailMarshalTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(
                List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 mailmarshal"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undeliverable Mail: "hello"
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Your message:
                           From:    news@sender.example
                           Subject: hello

                        Could not be delivered because of

                        550 5.1.1 User unknown

                        The following recipients were affected:\s
                            kim@remote.example

                        Additional Information
                        ======================
                        Original Sender:    <news@sender.example>
                        Sender-MTA:         <10.11.12.13>
                        Remote-MTA:         <10.0.0.1>
                        """));
    }

    @Test
    void what_a_rule_has_stopped_names_whom_it_was_for() {
        assertEquals(List.of("kim@remote.example bounce soft content - - mailmarshal"), Samples.told("""
                        Return-Path: <>
                        From: MailMarshal <postmaster@remote.example>
                        To: news@sender.example
                        Subject: MailMarshal has blocked your message

                        MailMarshal (an automated content monitoring gateway) has stopped the following e-mail message:

                          Message: B4.mml
                          From:    news@sender.example
                          To:      kim@remote.example
                          Subject: a film

                        Because it believes it may contain unacceptable attachment types.
                        """));
    }
}
