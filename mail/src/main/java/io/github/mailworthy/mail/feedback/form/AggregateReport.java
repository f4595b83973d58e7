package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.List;
import java.util.Locale;

/**
 * Reports on a domain and on no message: DMARC's aggregate reports (RFC 7489 §7.2.1.1, RFC 9990) and those on TLS (RFC 8460 §5.3), by the
 * subject that both prescribe.
 */
final class AggregateReport implements Form {
    private static final Cues DOMAIN = Cues.of("report domain:");
    private static final Cues ID = Cues.of("report-id:");

    @Override
    public String name() {
        return "aggregate";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.subjectHas(DOMAIN) || !report.subjectHas(ID)) {
            return List.of();
        }
        boolean tls = report.mail().fields().has("tls-report-domain")
                || report.field("content-type").toLowerCase(Locale.ROOT).contains("tlsrpt");
        return Finding.one(Finding.of(tls ? FeedbackKind.REPORT : FeedbackKind.AUTHENTICATION_REPORT, ""));
    }
}
