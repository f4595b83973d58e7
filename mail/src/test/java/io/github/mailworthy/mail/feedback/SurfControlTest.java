package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurfControlTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - 550 surfcontrol"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Your Mail could not be sent
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Your message could not be sent.
                        A transcript of the attempts to send the message follows.
                        The number of attempts made: 1
                        Addressed To: kim@remote.example

                        Thu 29 Apr 2010 23:34:45 +0900
                        Failed to send to identified host,
                        kim@remote.example: [192.0.2.5], 550 kim@remote.example... No such user
                        --- Message non-deliverable.
                        """));
    }
}
