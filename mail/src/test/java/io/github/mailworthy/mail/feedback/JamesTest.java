package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JamesTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - 550 james"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: [BOUNCE]
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        A message could not be delivered.

                        Message details:
                          Subject: hello
                          Sent date: Thu Apr 29 01:20:50 JST 2010
                          MAIL FROM: news@sender.example
                          RCPT TO: kim@remote.example
                          From: News <news@sender.example>
                          To: kim@remote.example
                          Size (in bytes): 1024
                          Number of lines: 64

                        Error message below:
                        550 - Requested action not taken: no such user here
                        """));
    }
}
