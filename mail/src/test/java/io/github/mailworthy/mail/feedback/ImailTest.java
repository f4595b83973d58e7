package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImailTest {
    @Test
    void the_reason_and_the_address_on_one_line() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full - - imail"), Samples.told("""
                        X-Mailer: <SMTP32 v8.22>
                        From: postmaster@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undeliverable Mail

                        User mailbox exceeds allowed size: kim@remote.example

                        Original message follows.
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
    void an_unknown_user() {
        assertEquals(List.of("kim@remote.example bounce hard no-such-mailbox - - imail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undeliverable Mail
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Unknown user: kim@remote.example

                        Original message follows.
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
