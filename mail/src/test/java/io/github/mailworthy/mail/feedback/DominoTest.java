package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DominoTest {
    @Test
    void not_listed_in_the_directory() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - domino"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: DELIVERY FAILURE: User kim (kim@remote.example) not listed in Domino Directory
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Your message

                          Subject: hello

                        was not delivered to:

                          kim@remote.example

                        because:

                          User kim (kim@remote.example) not listed in Domino Directory
                        """));
    }

    @Test
    void a_reason_before_the_address() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - domino"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: DELIVERY FAILURE: User not listed
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        ------- Failure Reasons  --------

                        User not listed in public Name & Address Book
                        kim@remote.example

                        ------- Returned Message --------

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
