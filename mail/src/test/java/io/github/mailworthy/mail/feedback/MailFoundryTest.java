package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailFoundryTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - 550 mailfoundry"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Message delivery has failed
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Unable to deliver message to: <kim@remote.example>
                        Delivery failed for the following reason:
                        Server mx22.remote.example[192.0.2.222] failed with: 550 <kim@remote.example> No such user here

                        This has been a permanent failure.  No further delivery attempts will be made.
                        """));
    }
}
