package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    @Test
    void the_recipient_name_that_was_not_recognized() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - exchange"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undeliverable: hello
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Your message

                          To:      kim@remote.example
                          Subject: hello
                          Sent:    Thu, 29 Apr 2010 18:14:35 +0000

                        did not reach the following recipient(s):

                        kim@remote.example on Thu, 29 Apr 2010 18:14:37 +0000
                            The recipient name is not recognized
                        \tThe MTS-ID of the original message is: c=jp;a= ;p=neko;l=EXCHANGE0
                            MSEXCH:IMS:KIM CAT:EXAMPLE:EXCHANGE 0 (000C05A6) Unknown Recipient
                        """));
    }
}
