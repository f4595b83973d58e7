package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingServerTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(
                List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 messaging-server"),
                Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Notification: Delivery has failed
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This report relates to a message you sent with the following header fields:

                          Return-path: <bounces@sender.example>
                          Received: from mx by mx.example.jp; Thu, 29 Apr 2010 23:34:45 +0900
                          Message-id: <m.1@sender.example>
                          Date: Thu, 29 Apr 2010 23:34:45 +0900
                          From: News <news@sender.example>
                          To: kim@remote.example
                          Subject: hello

                        Your message cannot be delivered to the following recipients:

                          Recipient address: kim@remote.example
                          Reason: Remote SMTP server has rejected address
                          Diagnostic code: smtp;550 5.1.1 <kim@remote.example>... User Unknown
                          Remote system: dns;mx.remote.example (TCP|192.0.2.67|47323|192.0.2.225|25) (mx ESMTP)
                        """));
    }
}
