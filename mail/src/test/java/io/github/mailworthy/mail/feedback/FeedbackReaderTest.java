package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Reading;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedbackReaderTest {
    private static final String DSN = """
            From: MAILER-DAEMON@mta.example
            To: bounces@sender.example
            Subject: Returned mail
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mta.example

            Original-Recipient: rfc822;alias@remote.example
            Final-Recipient: rfc822;kim@remote.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user
            --b
            Content-Type: text/rfc822-headers

            Message-ID: <m.1@sender.example>
            --b--
            """;

    @Test
    void an_empty_file_a_text_and_an_ordinary_mail_each_get_an_answer_of_their_own() {
        assertEquals(Reading.Result.EMPTY, Samples.read("").result());
        assertEquals(Reading.Result.EMPTY, Samples.read(" \r\n \n").result());
        assertEquals(
                Reading.Result.NO_MAIL, Samples.read("just some text\nand more").result());
        assertEquals(
                Reading.Result.UNRELATED,
                Samples.read("From: kim@a.example\nSubject: lunch\n\nat noon?").result());
        assertEquals(
                Reading.Result.NOT_UNDERSTOOD,
                Samples.read("From: MAILER-DAEMON@a.example\nSubject: hm\n\nsomething")
                        .result());
    }

    @Test
    void both_recipients_are_kept_and_nothing_is_verified_by_itself() {
        var feedback = Samples.read(DSN).feedback().get(0);
        assertEquals(Optional.of("alias@remote.example"), feedback.originalRecipient());
        assertEquals(Optional.of("kim@remote.example"), feedback.finalRecipient());
        assertEquals(Optional.of("mta.example"), feedback.reportingMta());
        assertEquals(Optional.of("<m.1@sender.example>"), feedback.originalMessageId());
        assertFalse(feedback.proof().verified());
    }

    @Test
    void a_group_without_its_final_blank_line_and_with_crlf_is_read_the_same() {
        assertEquals(Samples.rows(Samples.read(DSN)), Samples.rows(Samples.read(DSN.replace("\n", "\r\n"))));
    }

    @Test
    void a_code_that_is_not_in_the_mail_is_not_invented() {
        String bare = DSN.replace("Status: 5.1.1\n", "").replace("550 5.1.1 no such user", "no such user");
        var feedback = Samples.read(bare).feedback().get(0);
        assertEquals(Optional.empty(), feedback.status());
        assertEquals(FeedbackKind.BOUNCE, feedback.kind());
    }

    @Test
    void more_bytes_than_the_limit_are_left_unread_and_that_is_said() {
        assertEquals(
                Set.of(Reading.Cut.BYTES),
                FeedbackReader.standard()
                        .with(io.github.mailworthy.feedback.ReadLimits.standard()
                                .withBytes(1_000))
                        .read(Samples.bytes(DSN + " ".repeat(2_000)))
                        .cut());
    }
}
