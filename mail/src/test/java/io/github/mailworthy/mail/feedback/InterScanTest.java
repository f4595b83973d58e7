package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterScanTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 interscan"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail could not be delivered
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Sent <<< RCPT TO:<kim@remote.example>
                        Received >>> 550 5.1.1 <kim@remote.example>... user unknown

                        Unable to deliver message to <kim@remote.example>
                        """));
    }
}
