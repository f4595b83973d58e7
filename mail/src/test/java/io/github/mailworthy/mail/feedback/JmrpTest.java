package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JmrpTest {
    @Test
    void the_message_itself_from_the_staff() {
        assertEquals(List.of("kim@hotmail.example complaint - - - - jmrp"), Samples.told("""
                        From: staff@hotmail.com
                        To: fbl@sender.example
                        Subject: complaint about message from 192.0.2.1
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary="b"

                        --b
                        Content-Type: message/rfc822

                        X-HmXmrOriginalRecipient: kim@hotmail.example
                        From: news@sender.example
                        To: kim@hotmail.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        --b--
                        """));
    }

    @Test
    void a_letter_by_somebody_who_calls_themselves_so_is_none() {
        assertEquals(List.of(), Samples.told("""
                        From: "staff@hotmail.com" <kim@remote.example>
                        To: fbl@sender.example
                        Subject: hello

                        hello
                        """));
    }
}
