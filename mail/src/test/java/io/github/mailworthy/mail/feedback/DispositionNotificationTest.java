package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DispositionNotificationTest {
    @Test
    void a_message_that_was_deleted_unread_has_not_bounced() {
        assertEquals(List.of("kim@remote.example report - - - - rfc8098"), Samples.told("""
                        From: Kim <kim@remote.example>
                        To: news@sender.example
                        Subject: Disposition notification
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=disposition-notification; boundary="RAA14128"

                        --RAA14128
                        Content-Type: text/plain

                        The message was deleted without being read. User unknown.

                        --RAA14128
                        Content-Type: message/disposition-notification

                        Final-Recipient: rfc822;kim@remote.example
                        Original-Message-ID: <m.1@sender.example>
                        Disposition: manual-action/MDN-sent-manually; deleted

                        --RAA14128--
                        """));
    }

    @Test
    void a_mailbox_that_refuses_in_this_shape_has_refused() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full - - rfc8098"), Samples.told("""
                        Return-Path: <>
                        From: Mail Delivery Subsystem <postmaster@remote.example>
                        To: news@sender.example
                        Subject: Rejected: hello
                        Auto-Submitted: auto-replied (rejected)
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                        --b
                        Content-Type: text/plain

                        Your message to <kim@remote.example> was automatically rejected:
                        Quota exceeded (mailbox for user is full)

                        --b
                        Content-Type: message/disposition-notification

                        Original-Recipient: rfc822; kim@remote.example
                        Final-Recipient: rfc822; kim
                        Original-Message-ID: <m.1@sender.example>
                        Disposition: automatic-action/MDN-sent-automatically; deleted

                        --b--
                        """));
    }

    @Test
    void a_filter_that_deletes_without_a_word_of_refusal_has_not() {
        assertEquals(List.of("kim@remote.example report - - - - rfc8098"), Samples.told("""
                        Return-Path: <>
                        From: Kim <kim@remote.example>
                        To: news@sender.example
                        Subject: Deleted: hello
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                        --b
                        Content-Type: text/plain

                        Your message to kim@remote.example was deleted.

                        --b
                        Content-Type: message/disposition-notification

                        Final-Recipient: rfc822; kim@remote.example
                        Disposition: automatic-action/MDN-sent-automatically; deleted

                        --b--
                        """));
    }
}
