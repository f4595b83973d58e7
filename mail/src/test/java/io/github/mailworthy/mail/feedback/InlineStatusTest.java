package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InlineStatusTest {
    @Test
    void the_fields_count_even_if_they_stand_in_a_text() {
        assertEquals(
                List.of(
                        "kim@remote.example bounce hard no-such-mailbox 5.1.1 550 rfc3464-inline",
                        "lee@remote.example bounce soft mailbox-full 5.2.2 - rfc3464-inline"),
                Samples.told("""
                        From: Mail Robot <robot@mx.example.jp>
                        To: bounces@sender.example
                        Subject: Your message

                        Reporting-MTA: dns; mx.example.jp

                        Final-Recipient: RFC822; kim@remote.example
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: SMTP; 550 5.1.1 unknown
                        Final-Recipient: RFC822; lee@remote.example
                        Action: failed
                        Status: 5.2.2 (over quota)
                        """));
    }
}
