package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailedRecipientsTest {
    @Test
    void a_group_that_does_not_take_it_is_no_dead_address() {
        assertEquals(List.of("kim@remote.example bounce soft policy - - x-failed-recipients"), Samples.told("""
                        X-Failed-Recipients: kim@remote.example
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Status Notification (Failure)
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Hello news@sender.example,

                        We're writing to let you know that the group you tried to contact (kim) may not exist, or you may not have permission to post messages to the group. A few more details on why you weren't able to post:

                         * You might have spelled or formatted the group name incorrectly.

                        If you have questions related to this or any other Google Group, visit the Help Center at http://support.google.com/a/bin/topic.py?topic=25838.

                        Thanks,

                        Google Groups

                        ----- Original message -----

                        Return-Path: <bounces@sender.example>
                        Received: from app.sender.example by mx.example.jp; Thu, 29 Apr 2010 23:34:00 +0900
                        From: News <news@sender.example>
                        To: kim@remote.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        """));
    }
}
