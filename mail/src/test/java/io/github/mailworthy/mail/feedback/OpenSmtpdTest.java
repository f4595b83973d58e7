package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSmtpdTest {
    @Test
    void the_recipient_and_the_reason_are_found() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full 5.2.2 550 opensmtpd"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Delivery status notification: error
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                            Hi!

                            This is the MAILER-DAEMON, please DO NOT REPLY to this email.

                            An error has occurred while attempting to deliver a message for
                            the following list of recipients:

                        kim@remote.example: 550 5.2.2 <kim@remote.example>: Mailbox Full

                            Below is a copy of the original message:

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
