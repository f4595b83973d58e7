package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourierTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 courier"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: NOTICE: mail delivery status.
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This is a delivery status notification from mx.example.jp,
                        running the Courier mail server, version 0.65.2.

                        The original message was received on Thu, 29 Apr 2010 23:34:45 +0900
                        from [127.0.0.1] (c1.example.jp [192.0.2.9])

                        ---------------------------------------------------------------------------

                                                   UNDELIVERABLE MAIL

                        Your message to the following recipients cannot be delivered:

                        <kim@remote.example>:
                            mx.remote.example [192.0.2.95]:
                        >>> RCPT TO:<kim@remote.example>
                        <<< 550 5.1.1 <kim@remote.example>... User Unknown

                        ---------------------------------------------------------------------------

                        If your message was also sent to additional recipients, their delivery
                        status is not included in this report.
                        """));
    }
}
