package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QmailTest {
    @Test
    void an_address_with_a_colon_and_the_reason_below_it() {
        assertEquals(
                List.of(
                        "kim@remote.example bounce hard no-such-mailbox 5.1.1 - qmail",
                        "lee@other.example bounce soft mailbox-full 5.2.2 550 qmail"),
                Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: failure notice
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Hi. This is the qmail-send program at mx.example.jp.
                        I'm afraid I wasn't able to deliver your message to the following addresses.
                        This is a permanent error; I've given up. Sorry it didn't work out.

                        <kim@remote.example>:
                        Sorry, no mailbox here by that name. (#5.1.1)

                        <lee@other.example>:
                        192.0.2.7 does not like recipient.
                        Remote host said: 550 5.2.2 mailbox over quota
                        Giving up on 192.0.2.7.

                        --- Below this line is a copy of the message.

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
    void what_yahoo_says_in_the_manner_of_qmail() {
        assertEquals(List.of("kim@remote.example bounce soft policy 5.7.1 554 qmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Failure Notice
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Sorry, we were unable to deliver your message to the following address.

                        <kim@remote.example>:
                        554: 5.7.1 <kim@remote.example>: Relay access denied

                        --- Below this line is a copy of the message.

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
    void a_provider_that_lost_the_greeting() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - qmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: failed delivery
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Message from remote.example.
                        Unable to deliver message to the following address(es).

                        <kim@remote.example>:
                        This user doesn't have a remote.example account (kim@remote.example) [0]

                        --- Original message follows.

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
