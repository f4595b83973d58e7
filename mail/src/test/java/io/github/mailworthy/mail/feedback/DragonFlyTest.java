package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DragonFlyTest {
    @Test
    void what_the_server_did_not_like() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full 5.2.2 552 dma"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Mail delivery failed
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        This is the DragonFly Mail Agent v0.13 at df.example.jp.

                        There was an error delivering your mail to <kim@remote.example>.

                        mx.remote.example [192.0.2.25] did not like our RCPT TO:
                        552 5.2.2 <kim@remote.example>: Recipient address rejected: Mailbox full

                        Original message headers follow.

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
