package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateReportTest {
    @Test
    void a_dmarc_report_is_about_a_domain_and_about_nobody() {
        assertEquals(List.of("- authentication-report - - - - aggregate"), Samples.told("""
                        From: noreply@receiver.example
                        To: dmarc@sender.example
                        Subject: Report Domain: sender.example Submitter: receiver.example Report-ID: <2026.1@receiver.example>
                        MIME-Version: 1.0
                        Content-Type: application/gzip; name="receiver.example!sender.example!1!2.xml.gz"
                        Content-Transfer-Encoding: base64

                        H4sIAAAAAAAAAwMAAAAAAAAAAAA=
                        """));
    }

    @Test
    void a_report_on_tls_is_a_report() {
        assertEquals(List.of("- report - - 5.7.10 550 aggregate"), Samples.told("""
                        From: tls@receiver.example
                        To: tls@sender.example
                        Subject: Report Domain: sender.example Submitter: receiver.example Report-ID: <2026.2@receiver.example>
                        TLS-Report-Domain: sender.example
                        TLS-Report-Submitter: receiver.example
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type="tlsrpt"; boundary="b"

                        --b
                        Content-Type: text/plain

                        starttls-not-supported, 550 5.7.10 for kim@remote.example

                        --b
                        Content-Type: application/tlsrpt+gzip
                        Content-Transfer-Encoding: base64

                        H4sIAAAAAAAAAwMAAAAAAAAAAAA=
                        --b--
                        """));
    }

    @Test
    void a_person_who_writes_about_one_is_none() {
        assertEquals(List.of(), Samples.told("""
                        From: Kim <kim@remote.example>
                        To: dmarc@sender.example
                        Subject: Our Report-ID is wrong

                        What is a report domain?
                        """));
    }
}
