package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.Evidence;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.form.Finding;
import io.github.mailworthy.mail.feedback.form.Nearby;
import io.github.mailworthy.mail.feedback.form.Phases;
import io.github.mailworthy.mail.feedback.form.Report;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes feedback of what a form found: codes out of the words, the cause, the message it answers. */
final class Completion {
    private static final int LONGEST_DIAGNOSTIC = 2_000;
    private static final int MOST_SHARED = 20;
    private static final Set<BounceCategory> TOLD_BY_SUBJECT = EnumSet.of(
            BounceCategory.NO_SUCH_MAILBOX,
            BounceCategory.NO_SUCH_DOMAIN,
            BounceCategory.MAILBOX_FULL,
            BounceCategory.MAILBOX_DISABLED,
            BounceCategory.EXPIRED);

    private final Report report;
    private final BounceRules rules;
    private final String form;
    private final boolean alone;
    private final Optional<String> messageId;

    Completion(Report report, BounceRules rules, String form, boolean alone) {
        this.alone = alone;
        this.report = report;
        this.rules = rules;
        this.form = form;
        this.messageId = messageId(report);
    }

    /** One recipient has the whole notice to itself; so have several of whom nothing is said one by one. */
    static Completion of(List<Finding> findings, Report report, BounceRules rules, String form) {
        Completion each = new Completion(report, rules, form, findings.size() == 1);
        boolean shared = findings.size() > 1
                && findings.size() <= MOST_SHARED
                && findings.stream()
                        .map(each::feedback)
                        .allMatch(it -> it.category().filter(Completion::vague).isPresent());
        return shared ? new Completion(report, rules, form, true) : each;
    }

    Feedback feedback(Finding finding) {
        String nearby = finding.nearby().isEmpty() ? nearby(finding) : finding.nearby();
        String diagnostic = oneLine(finding.diagnostic().isEmpty() ? nearby : finding.diagnostic());
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
                .originalMessageId(id(finding.messageId()).or(() -> messageId))
                .arrivedAt(MailDate.of(finding.arrivedAt()))
                .lastAttemptAt(MailDate.of(finding.lastAttemptAt()))
                .reportedAt(MailDate.of(report.field("date")));
        if (finding.kind() == FeedbackKind.BOUNCE || finding.kind() == FeedbackKind.DELAYED) {
            feedback.category(category(finding, status, reply, diagnostic, oneLine(nearby)));
        }
        return feedback.build();
    }

    private static boolean coded(String text) {
        return Codes.reply(text).isPresent() || Codes.status(text).isPresent();
    }

    /** The words found so far, with the first line of the notice that has a code: mailers like to part the two. */
    private String withCode(String diagnostic) {
        for (String line : report.notice().lines().toList()) {
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

    private BounceCategory category(
            Finding finding, Optional<String> status, OptionalInt reply, String diagnostic, String nearby) {
        Evidence.Phase phase = Phases.in(diagnostic);
        if (phase == Evidence.Phase.UNKNOWN) {
            phase = Phases.in(nearby);
        }
        Optional<String> said = text(finding.status()).filter(Codes::isStatus).or(() -> status);
        if (finding.diagnostic().isEmpty() && Codes.isStatus(finding.status())) {
            BounceCategory coded = rules.category(new Evidence(said, OptionalInt.empty(), "", phase, false));
            if (!vague(coded)) {
                return coded;
            }
        }
        String inside = Inside.of(diagnostic);
        if (!inside.isEmpty()) {
            BounceCategory quoted = rules.category(
                    new Evidence(Codes.status(inside), Codes.reply(inside), inside, phase, finding.gaveUp()));
            if (!vague(quoted)) {
                return quoted;
            }
        }
        BounceCategory first = rules.category(new Evidence(said, reply, diagnostic, phase, finding.gaveUp()));
        if (vague(first) && !nearby.isEmpty() && !nearby.equals(diagnostic)) {
            BounceCategory second = rules.category(new Evidence(said, reply, nearby, phase, finding.gaveUp()));
            if (!vague(second)) {
                return second;
            }
        }
        return vague(first) && alone ? fromNotice(first, said, reply, finding.gaveUp()) : first;
    }

    /** With one recipient only, everything the notice says is about it. */
    private BounceCategory fromNotice(BounceCategory first, Optional<String> said, OptionalInt reply, boolean gaveUp) {
        String notice = oneLine(report.notice());
        BounceCategory last = rules.category(new Evidence(said, reply, notice, Phases.in(notice), gaveUp));
        return vague(last) ? fromSubject(first) : last;
    }

    /** The subject may be that of our own message: only what hardly anybody writes about is believed. */
    private BounceCategory fromSubject(BounceCategory first) {
        String subject = oneLine(report.subject());
        BounceCategory told = rules.category(
                new Evidence(Optional.empty(), OptionalInt.empty(), subject, Evidence.Phase.UNKNOWN, false));
        return TOLD_BY_SUBJECT.contains(told) ? told : first;
    }

    private static boolean vague(BounceCategory category) {
        return category == BounceCategory.UNKNOWN || category == BounceCategory.UNSPECIFIED_RECIPIENT;
    }

    /** The code of the report; a mere x.0.0 gives way to what stands in the diagnostic. */
    private static Optional<String> status(Finding finding, String diagnostic) {
        Optional<String> given = text(finding.status()).filter(Codes::isStatus);
        if (given.isPresent() && !given.get().endsWith(".0.0")) {
            return given;
        }
        return Codes.status(diagnostic).filter(code -> !code.startsWith("2.")).or(() -> given);
    }

    private String nearby(Finding finding) {
        if (finding.kind() != FeedbackKind.BOUNCE && finding.kind() != FeedbackKind.DELAYED) {
            return "";
        }
        String near = Nearby.text(report, finding.recipient());
        if (near.isEmpty()) {
            near = Nearby.text(report, finding.original());
        }
        return near;
    }

    private static Optional<String> messageId(Report report) {
        return id(report.returnedField("message-id"))
                .or(() -> id(report.field("x-original-message-id")))
                .or(() -> id(report.field("in-reply-to")))
                .or(() -> id(report.field("references")));
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
        String part = text.length() > LONGEST_DIAGNOSTIC ? text.substring(0, LONGEST_DIAGNOSTIC) : text;
        StringBuilder line = new StringBuilder(part.length());
        boolean blank = true;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean space = c <= ' ' || c == 0x7f || c == '\u00a0';
            if (!space) {
                line.append(c);
            } else if (!blank) {
                line.append(' ');
            }
            blank = space;
        }
        return line.toString().strip();
    }
}
