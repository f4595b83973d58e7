package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutoReplyTest {
    @Test
    void an_answer_by_a_machine_is_no_bounce_even_if_it_talks_of_unknown_users() {
        assertEquals(List.of("kim@remote.example auto-reply - - - - rfc3834"), Samples.told("""
                        From: Kim <kim@remote.example>
                        To: bounces@sender.example
                        Auto-Submitted: auto-replied
                        Subject: Out of office: hello

                        I am away until Monday. User unknown people write to lee@remote.example.
                        """));
    }

    @Test
    void who_is_away_may_stand_in_the_subject_first() {
        assertEquals(List.of("Janet_Morris@remote.example auto-reply - - - - rfc3834"), Samples.told("""
                        From: Janet_Morris@remote.example
                        To: bounces@sender.example
                        Subject: Janet Morris/NYC is out of the office.

                        I will be out of the office until 07/23/2007.
                        """));
    }

    @Test
    void the_receipt_of_a_help_desk_is_one() {
        assertEquals(List.of("support@remote.example auto-reply - - - - rfc3834"), Samples.told("""
                        Return-Path: <support@remote.example>
                        From: Help <support@remote.example>
                        To: bounces@sender.example
                        Subject: [Request received] offers
                        In-Reply-To: <2@sender.example>
                        Auto-Submitted: auto-generated

                        Your request (55) has been received.
                        """));
    }
}
