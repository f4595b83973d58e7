package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void everything_in_square_brackets() {
        assertEquals(List.of("kim@remote.example bounce soft server-down - 421 wording"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail Delivery Status Notification (Delay)
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.
                        A message that you sent could not be delivered to one or more of its recipients. This is a temporary error. The following address(es) failed:

                        [Status: Error, Address: <kim@remote.example>, ResponseCode 421, , Host not reachable.]

                        Return-Path: <bounces@sender.example>
                        Received: from app.sender.example by mx.example.jp; Thu, 29 Apr 2010 23:34:00 +0900
                        From: News <news@sender.example>
                        To: kim@remote.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        """));
    }

    @Test
    void as_mfilter_writes_it() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 wording"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: failure notice
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        server message : mail could not be delivered to
                        <kim@remote.example>

                        -------SMTP command
                        DATA

                        -------server message
                        550 5.1.1 User unknown <kim@remote.example>

                        -------original message
                        Return-Path: <bounces@sender.example>
                        Received: from app.sender.example by mx.example.jp; Thu, 29 Apr 2010 23:34:00 +0900
                        From: News <news@sender.example>
                        To: kim@remote.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        """));
    }

    @Test
    void as_ses_writes_it() {
        assertEquals(List.of("kim@remote.example bounce soft unknown - - wording"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Status Notification (Failure)
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        An error occurred while trying to deliver the mail to the following recipients:
                        kim@remote.example

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
