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

    @Test
    void who_answers_and_pastes_them_reports_nothing() {
        assertEquals(List.of(), Samples.told("""
                        From: Lou <lou@remote.example>
                        To: bounces@sender.example
                        Subject: please look
                        In-Reply-To: <1@sender.example>

                        Final-Recipient: rfc822; kim@remote.example
                        Action: failed
                        Status: 5.1.1
                        """));
    }

    @Test
    void an_action_in_quotes_or_after_a_comment_is_the_same_action() {
        for (String action : List.of("delayed", "\"delayed\"", "(for now) delayed", "Delayed (so far)")) {
            assertEquals(
                    List.of("kim@remote.example delayed soft unknown - - rfc3464-inline"),
                    Samples.told("From: Mail Robot <robot@mx.example.jp>\nSubject: Your message\n\n"
                            + "Final-Recipient: rfc822; kim@remote.example\nAction: " + action + "\n"),
                    action);
        }
    }
}
