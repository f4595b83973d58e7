package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RespondedTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(
                List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 smtp-answer"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: There was an error sending your mail
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        We had trouble delivering your message. Full details follow:

                        Subject: 'hello'
                        Date: 'Thu, 29 Apr 2010 23:34:45 +0900'

                        1 error(s):

                        SMTP Server <mx.remote.example> rejected recipient <kim@remote.example>\s
                          (Error following RCPT command). It responded as follows: [550 5.1.1 User unknown]
                        """));
    }
}
