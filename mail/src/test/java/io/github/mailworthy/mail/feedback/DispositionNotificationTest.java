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
}
