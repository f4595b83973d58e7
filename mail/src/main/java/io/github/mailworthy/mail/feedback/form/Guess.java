package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The last resort, for mails known to answer ours: addresses in the text that the message was sent to, else those that
 * begin a line and are followed by a code, else, if there is any sign of a failure, the only one that can be meant.
 */
final class Guess implements Form {
    /** Who writes of nothing but failures; a postmaster also writes letters. */
    private static final Cues DAEMONS =
            Cues.of("mailer-daemon", "mailer_daemon", "mailerdaemon", "mail deliver", "mail daemon");

    @Override
    public String name() {
        return "guess";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.reportOfOurs()) {
            return List.of();
        }
        String notice = report.notice();
        List<String> named = new ArrayList<>();
        for (String address : report.named()) {
            if (!Asides.service(address) && !Asides.asked(notice, notice.indexOf(address))) {
                named.add(address);
            }
        }
        List<Finding> both = sentTo(named, report);
        if (!both.isEmpty()) {
            return both;
        }
        List<Finding> coded = coded(report);
        if (!coded.isEmpty()) {
            return coded;
        }
        if (!Signs.any(report) && !report.fromHas(DAEMONS) && !report.subjectHas(Machines.SUBJECT)) {
            return List.of();
        }
        String one = Signs.addressee(report).filter(named::contains).orElse("");
        if (one.isEmpty() && named.isEmpty()) {
            named = report.others(report.subject());
        }
        if (one.isEmpty() && !named.isEmpty()) {
            one = named.get(0);
        }
        return (one.isEmpty() ? report.sentToOne().or(() -> alone(report)) : Optional.of(one))
                .map(it -> List.of(finding(it, report)))
                .orElse(List.of());
    }

    /** Those of them that the message was sent to. */
    private static List<Finding> sentTo(List<String> named, Report report) {
        Set<String> sentTo = new HashSet<>();
        for (String address : report.sentTo()) {
            sentTo.add(address.toLowerCase(Locale.ROOT));
        }
        List<Finding> both = new ArrayList<>();
        for (String address : named) {
            if (!sentTo.isEmpty() && sentTo.contains(address.toLowerCase(Locale.ROOT))) {
                both.add(finding(address, report));
            }
        }
        return both;
    }

    /** The only address, on a line of its own: then even a name such as support's is whom the message was for. */
    private static Optional<String> alone(Report report) {
        List<String> all = report.named();
        boolean stands = all.size() == 1
                && report.lines().stream().anyMatch(line -> line.strip().equals(all.get(0)));
        return stands ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static List<Finding> coded(Report report) {
        List<Finding> coded = new ArrayList<>();
        for (Finding finding : report.blocks()) {
            if (!Asides.service(finding.recipient) && Signs.coded(finding.diagnostic)) {
                coded.add(finding);
            }
        }
        return coded;
    }

    private static Finding finding(String recipient, Report report) {
        Finding finding = Finding.failed(recipient, "");
        finding.kind = Delays.arrived(report) ? FeedbackKind.DELIVERED : Delays.kind(report);
        finding.nearby = report.notice();
        return finding;
    }
}
