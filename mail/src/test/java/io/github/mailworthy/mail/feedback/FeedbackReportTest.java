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
}
