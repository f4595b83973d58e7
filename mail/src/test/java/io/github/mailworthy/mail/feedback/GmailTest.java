package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GmailTest {
    @Test
    void technical_details_in_the_next_paragraph() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - 550 gmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Status Notification (Failure)
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This is an automatically generated Delivery Status Notification

                        Delivery to the following recipient failed permanently:

                             kim@remote.example

                        Technical details of permanent failure:\s
                        Google tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the other email provider for further information about the cause of this error. The error that the other server returned was: 550 550 Unknown user kim@remote.example (state 14).

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

    @Test
    void a_name_that_the_dns_does_not_know() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-domain - - gmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Status Notification (Failure)
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Delivery to the following recipient failed permanently:

                             kim@remote.example

                        Technical details of permanent failure:\s
                        DNS Error: Domain name not found

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

    @Test
    void a_starred_address_and_details_further_down() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.3.0 553 gmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery status notification
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        ============================================================================
                              This is an automatically generated Delivery Status Notification.

                        Delivery to the following recipients failed permanently:

                           * kim@remote.example

                        ============================================================================
                                                     Technical details:

                        SMTP:RCPT host 192.0.2.8: 553 5.3.0 <kim@remote.example>... No such user here

                        ============================================================================
                                                 Contents of your message follow? no
                        """));
    }
}
