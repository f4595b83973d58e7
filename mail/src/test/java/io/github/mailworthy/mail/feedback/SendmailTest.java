package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SendmailTest {
    @Test
    void addresses_with_reasons_in_brackets() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.3.0 553 sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Returned mail: see transcript for details
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        The original message was received at Thu, 29 Apr 2010 23:34:45 +0900
                        from localhost [127.0.0.1]

                           ----- The following addresses had permanent fatal errors -----
                        <kim@remote.example>
                            (reason: 553 5.3.0 <kim@remote.example>... Addressee unknown, relay=[192.0.2.227])

                           ----- Transcript of session follows -----
                        ... while talking to mx.remote.example.:
                        >>> RCPT To:<kim@remote.example>
                        <<< 553 5.3.0 <kim@remote.example>... Addressee unknown, relay=[192.0.2.227]
                        550 5.1.1 <kim@remote.example>... User unknown

                           ----- Original message follows -----

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
    void a_transcript_alone() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - 550 sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Returned mail: User unknown
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                           ----- Transcript of session follows -----
                        While talking to smtp.remote.example:
                        >>> RCPT To:<kim@remote.example>
                        <<< 550 <kim@remote.example>, User Unknown
                        550 <kim@remote.example>... User unknown

                           ----- Unsent message follows -----
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
    void reasons_in_square_brackets() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Returned Mail: User unknown
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        The original message was received at Thu, 29 Apr 2010 23:34:45 +0900
                        from news@sender.example

                        ---The following addresses had delivery errors---

                        kim@remote.example [User unknown]
                        """));
    }

    @Test
    void too_many_messages() {
        assertEquals(List.of("kim@biglobe.example bounce soft mailbox-full - - sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Returned mail: hello
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                           ----- The following addresses had delivery problems -----
                        kim@biglobe.example

                           ----- Non-delivered information -----
                        The number of messages in recipient's mailbox exceeded the local limit.
                        """));
    }

    @Test
    void addresses_after_arrows() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: FAILURE NOTICE :
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                          ----- The following addresses had permanent fatal errors -----

                        >>> kim@remote.example <kim@remote.example>

                          ----- Transcript of session follows -----
                        550 sorry, no mailbox here by that name (#5.1.1 - chkusr)
                        """));
    }

    @Test
    void reasons_in_round_brackets() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery Status
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        --- The following addresses had delivery problems ---

                        <kim@remote.example>   (User unknown kim@remote.example)

                        --------------Returned Mail Headers--------------
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
