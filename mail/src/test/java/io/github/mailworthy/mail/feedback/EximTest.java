package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EximTest {
    @Test
    void each_indented_address_with_its_own_reason() {
        assertEquals(
                List.of(
                        "kim@remote.example bounce hard no-such-mailbox 5.1.1 550 exim",
                        "lee@other.example bounce soft expired - - exim"),
                Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail delivery failed: returning message to sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.

                        A message that you sent could not be delivered to one or more of its
                        recipients. This is a permanent error. The following address(es) failed:

                          kim@remote.example
                            (generated from staff@sender.example)
                            SMTP error from remote mail server after RCPT TO:<kim@remote.example>:
                            host mx.remote.example [192.0.2.1]: 550 5.1.1 <kim@remote.example>... User Unknown
                          lee@other.example
                            retry timeout exceeded

                        ------ This is a copy of the message, including all the headers. ------

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
    void a_warning_is_a_delay_and_no_bounce() {
        assertEquals(List.of("kim@remote.example delayed soft unknown - - exim"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Warning: message 1abc-000 delayed 24 hours
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.
                        A message that you sent has not yet been delivered to one or more of its
                        recipients after more than 24 hours on the queue on mx.example.jp.

                        The address to which the message has not yet been delivered is:

                          kim@remote.example

                        No action is required on your part.
                        """));
    }

    @Test
    void an_address_in_quotes() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 - exim"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail delivery failed: returning message to sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.
                        --> (english below)

                        Diese Nachricht wurde automatisch erzeugt.

                        A message that you sent could not be delivered to
                        one or more of its recipients. The following addresses
                        failed:

                        "kim@remote.example"
                        SMTP error from remote server after RCPT command:
                        host: mx.remote.example
                        5.1.1 <kim@remote.example>... User Unknown

                        --- The header of the original message is following. ---

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
    void a_reason_after_a_blank_line() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full 5.2.2 550 exim"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail delivery failed: returning message to sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.

                        A message that you sent could not be delivered to one or more of
                        its recipients. The following addresses failed:

                        <kim@remote.example>

                        host: mx.remote.example
                        Reason: 550 5.2.2 <kim@remote.example>... Mailbox Full

                        --- The header of the original message is following. ---

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
    void a_gateway_that_speaks_like_exim() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 exim"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail delivery failed: returning message to sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.

                        A message that you sent could not be delivered to one or more of its
                        recipients. This is a permanent error. The following address(es) failed:

                          kim@remote.example
                            SMTP error from remote server after RCPT TO:<kim@remote.example>:
                            host mx1.remote.example [192.0.2.127]: 550 5.1.1 User unknown

                        Included is a copy of the message header:
                        -----------------------------------------
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
    void codes_with_labels() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 exim"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undelivered Mail Returned to Sender
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This message was created automatically by mail delivery software.
                        A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\s

                        kim@remote.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <kim@remote.example>... User Unknown

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
