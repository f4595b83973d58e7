package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 5965 §3, appendix B; RFC 6591 §3; RFC 6430 §2. */
class FeedbackReportTest {
    private static String report(String type, String more) {
        return """
            From: <abusedesk@provider.example>
            To: <abuse@sender.example>
            Subject: FW: Earn money
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d"

            --part1_13d
            Content-Type: text/plain; charset="US-ASCII"

            This is an email abuse report.

            --part1_13d
            Content-Type: message/feedback-report

            Feedback-Type: %s
            User-Agent: SomeGenerator/1.0
            Version: 1
            %s
            --part1_13d
            Content-Type: message/rfc822
            Content-Disposition: inline

            From: <news@sender.example>
            To: <kim@provider.example>
            Message-ID: <8787@sender.example>

            Hi
            --part1_13d--
            """.formatted(type, more);
    }

    @Test
    void abuse_fraud_and_virus_are_complaints_by_the_original_recipient() {
        for (String type : List.of("abuse", "fraud", "virus", "other", "Abuse")) {
            assertEquals(
                    List.of("user@provider.example complaint - - - - rfc5965"),
                    Samples.told(report(type, "Original-Rcpt-To: <user@provider.example>\n")));
        }
    }

    @Test
    void a_redacted_recipient_is_taken_from_the_message() {
        assertEquals(
                List.of("kim@provider.example complaint - - - - rfc5965"),
                Samples.told(report("abuse", "Source-IP: 192.0.2.1\n")));
    }

    @Test
    void a_failed_authentication_and_not_spam_are_no_complaints_and_opting_out_is_unsubscribing() {
        assertEquals(
                List.of("kim@provider.example authentication-report - - - - rfc5965"),
                Samples.told(report("auth-failure", "Auth-Failure: dmarc\n")));
        assertEquals(List.of("kim@provider.example report - - - - rfc5965"), Samples.told(report("not-spam", "")));
        assertEquals(List.of("kim@provider.example unsubscribe - - - - rfc5965"), Samples.told(report("opt-out", "")));
    }

    @Test
    void comments_and_quotes_around_the_type_change_nothing() {
        for (String type : List.of("not-spam (moved by user)", "(a comment) not-spam", "\"not-spam\"", "Not-Spam;x")) {
            assertEquals(List.of("kim@provider.example report - - - - rfc5965"), Samples.told(report(type, "")), type);
        }
    }

    @Test
    void one_that_came_back_is_a_bounce_of_whom_it_was_sent_to() {
        assertEquals(List.of("abuse@isp.example bounce hard no-such-mailbox 5.1.1 550 rfc3464"), Samples.told("""
                        From: MAILER-DAEMON@mx.example
                        To: bounces@sender.example
                        Subject: Undelivered Mail Returned to Sender
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                        --b
                        Content-Type: message/delivery-status

                        Final-Recipient: rfc822; abuse@isp.example
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: smtp; 550 5.1.1 user unknown

                        --b
                        Content-Type: message/rfc822

                        From: reports@sender.example
                        To: abuse@isp.example
                        Subject: abuse report
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=feedback-report; boundary="c"

                        --c
                        Content-Type: message/feedback-report

                        Feedback-Type: abuse
                        Version: 1
                        Original-Rcpt-To: kim@provider.example

                        --c--

                        --b--
                        """));
    }
}
