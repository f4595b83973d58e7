package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.form.Finding;
import io.github.mailworthy.mail.feedback.form.Nearby;
import io.github.mailworthy.mail.feedback.form.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes feedback of what a form found: codes out of the words, the cause, the message it answers. */
final class Completion implements Cause.Words {
    private static final int LONGEST_DIAGNOSTIC = 2_000;
    private static final int MOST_SHARED = 20;
    private static final String[] ANSWERED = {"x-original-message-id", "in-reply-to", "references"};

    private final Report report;
    private final BounceRules rules;
    private final String form;
    private final boolean alone;
    private final Optional<String> messageId;
    private final Optional<Instant> reportedAt;
    private @Nullable String notice;

    Completion(Report report, BounceRules rules, String form, boolean alone) {
        this.alone = alone;
        this.report = report;
        this.rules = rules;
        this.form = form;
        this.messageId = messageId(report);
        this.reportedAt = MailDate.of(report.field("date"));
    }

    /** One recipient has the whole notice to itself; so have several of whom nothing is said one by one. */
    static Completion of(List<Finding> findings, Report report, BounceRules rules, String form) {
        Completion each = new Completion(report, rules, form, findings.size() == 1);
        boolean shared = findings.size() > 1
                && findings.size() <= MOST_SHARED
                && findings.stream()
                        .map(each::feedback)
                        .allMatch(it -> it.category().filter(Cause::vague).isPresent());
        return shared ? new Completion(report, rules, form, true) : each;
    }

    Feedback feedback(Finding finding) {
        String diagnostic = finding.diagnostic().isEmpty() ? nearby(finding) : oneLine(finding.diagnostic());
        if (alone && !coded(diagnostic)) {
            diagnostic = withCode(diagnostic);
        }
        OptionalInt reply = Codes.reply(diagnostic);
        Optional<String> status = status(finding, diagnostic);
        Feedback.Builder feedback = Feedback.of(finding.kind(), form)
                .originalRecipient(Recipients.cleaned(finding.original()))
                .finalRecipient(Recipients.of(finding, report))
                .status(status)
                .replyCode(reply)
                .diagnostic(diagnostic)
                .reportingMta(text(finding.reportingMta()))
                .remoteMta(text(finding.remoteMta()))
                .originalMessageId(finding.messageId().isEmpty() ? messageId : or(id(finding.messageId()), messageId))
                .arrivedAt(MailDate.of(finding.arrivedAt()))
                .lastAttemptAt(MailDate.of(finding.lastAttemptAt()))
                .reportedAt(reportedAt);
        if (failure(finding)) {
            feedback.category(new Cause(rules, this, finding, diagnostic, status, reply).category(alone));
        }
        return feedback.build();
    }

    private static boolean failure(Finding finding) {
        return finding.kind() == FeedbackKind.BOUNCE || finding.kind() == FeedbackKind.DELAYED;
    }

    private static boolean coded(String text) {
        return Codes.reply(text).isPresent() || Codes.status(text).isPresent();
    }

    /** The words found so far, with the first line of the notice that has a code: mailers like to part the two. */
    private String withCode(String diagnostic) {
        for (String line : report.lines()) {
            if (line.length() > 6 && line.length() < 1_000 && refusal(line)) {
                return diagnostic.isEmpty() ? oneLine(line) : diagnostic + " " + oneLine(line);
            }
        }
        return diagnostic;
    }

    private static boolean refusal(String line) {
        return Codes.status(line).filter(code -> !code.startsWith("2.")).isPresent()
                || (Codes.reply(line).isPresent() && line.indexOf(':') != line.length() - 1);
    }

    /** The code of the report; a mere x.0.0 gives way to what stands in the diagnostic. */
    private static Optional<String> status(Finding finding, String diagnostic) {
        Optional<String> given = Codes.isStatus(finding.status()) ? Optional.of(finding.status()) : Optional.empty();
        if (given.isPresent() && !given.get().endsWith(".0.0")) {
            return given;
        }
        Optional<String> inside = Codes.status(diagnostic);
        return inside.isPresent() && inside.get().charAt(0) != '2' ? inside : given;
    }

    @Override
    public String notice() {
        if (notice == null) {
            notice = oneLine(report.notice());
        }
        return notice;
    }

    @Override
    public String subject() {
        return oneLine(report.subject());
    }

    @Override
    public String nearby(Finding finding) {
        String near = finding.nearby();
        if (near.isEmpty() && failure(finding)) {
            near = Nearby.text(report, finding.recipient());
            if (near.isEmpty()) {
                near = Nearby.text(report, finding.original());
            }
        }
        return near.equals(report.notice()) ? notice() : oneLine(near);
    }

    private static Optional<String> messageId(Report report) {
        Optional<String> found = id(report.returnedField("message-id"));
        // whoever answers a mail names it: that makes no report of it
        boolean reports = report.fromMachine() || report.mail().parts().size() > 1;
        for (int i = 0; found.isEmpty() && i < (reports ? ANSWERED.length : 1); i++) {
            found = id(report.field(ANSWERED[i]));
        }
        return found;
    }

    private static <T> Optional<T> or(Optional<T> first, Optional<T> second) {
        return first.isPresent() ? first : second;
    }

    /** The first Message-ID in a field; one that is no such thing is none. */
    private static Optional<String> id(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        if (open >= 0 && close > open + 1) {
            return Optional.of(value.substring(open, close + 1));
        }
        String bare = value.strip();
        return bare.isEmpty() || bare.indexOf(' ') >= 0 ? Optional.empty() : Optional.of("<" + bare + ">");
    }

    private static Optional<String> text(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private static String oneLine(String text) {
        char[] line = new char[Math.min(text.length(), LONGEST_DIAGNOSTIC)];
        int length = 0;
        boolean blank = true;
        for (int i = 0; i < line.length; i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || c == 0x7f || c == '\u00a0';
            if (!space) {
                line[length++] = c;
            } else if (!blank) {
                line[length++] = ' ';
            }
            blank = space;
        }
        return new String(line, 0, length).strip();
    }
}
