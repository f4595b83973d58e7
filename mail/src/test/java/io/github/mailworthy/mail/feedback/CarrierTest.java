package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierTest {
    @Test
    void a_disabled_account() {
        assertEquals(List.of("kim@ezweb.ne.jp bounce soft mailbox-disabled - - carrier"), Samples.told("""
                        From: Postmaster@ezweb.ne.jp
                        To: bounces@sender.example
                        Subject: Mail System Error - Returned Mail

                        Your mail attempted to be delivered on Thu, 29 Apr 2010 23:34:45 +0900
                        has been returned.
                        The user(s) account is disabled.

                        <kim@ezweb.ne.jp>
                        """));
    }

    @Test
    void a_dialogue_with_the_remote_server() {
        assertEquals(List.of("kim@ezweb.ne.jp bounce hard no-such-mailbox - 550 carrier"), Samples.told("""
                        From: Postmaster@ezweb.ne.jp
                        To: bounces@sender.example
                        Subject: Mail System Error - Returned Mail

                        Your mail sent on Thu, 29 Apr 2010 23:34:45 +0900

                           Could not be delivered to: <kim@ezweb.ne.jp>

                        Each of the following recipients was rejected by a remote mail server.
                        The reasons given by the server are included to help you determine why
                        each recipient was rejected.

                            Recipient: <kim@ezweb.ne.jp>
                        >>> RCPT TO:<kim@ezweb.ne.jp>
                        <<< 550 <kim@ezweb.ne.jp>: User unknown
                        """));
    }

    @Test
    void a_full_mailbox() {
        assertEquals(List.of("kim@au.example bounce soft mailbox-full - - carrier"), Samples.told("""
                        From: no-reply@app.auone-net.jp
                        To: bounces@sender.example
                        Subject: メール送信エラー通知

                        Your mail sent on: Thu, 29 Apr 2010 11:04:47 +0900
                             Could not be delivered to: <kim@au.example>
                             As their mailbox is full.
                        """));
    }

    @Test
    void as_verizon_writes_it() {
        assertEquals(List.of("5551234@vtext.com bounce hard no-such-mailbox - - carrier"), Samples.told("""
                        From: post_master@vtext.com
                        To: bounces@sender.example
                        Subject: Undeliverable Message

                        Message could not be delivered to mobile.
                        Error: No valid recipients for this MM
                        RCPT TO: 5551234@vtext.com
                        """));
    }
}
