package io.github.mailworthy.mail.feedback.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * The last resort, for mails known to answer ours: addresses in the text that the message was sent to, else those that
 * begin a line and are followed by a code, else, if there is any sign of a failure, the only one that can be meant.
 */
final class Guess implements Form {
    /** Who writes of nothing but failures; a postmaster also writes letters. */
    private static final String[] DAEMONS = {
        "mailer-daemon", "mailer_daemon", "mailerdaemon", "mail deliver", "mail daemon"
    };

    @Override
    public String name() {
        return "guess";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.reportOfOurs()) {
            return List.of();
        }
        List<String> sentTo = report.sentTo();
        String notice = report.notice();
        List<String> named = report.others(notice).stream()
                .filter(it -> !Asides.service(it) && !Asides.asked(notice, notice.indexOf(it)))
                .toList();
        List<String> both =
                named.stream().filter(it -> Addresses.holds(sentTo, it)).toList();
        if (!both.isEmpty()) {
            return findings(both, report);
        }
        List<Finding> coded = Blocks.in(report).stream()
                .filter(it -> !Asides.service(it.recipient) && Signs.coded(it.diagnostic))
                .toList();
        if (!coded.isEmpty()) {
            return coded;
        }
        if (!Signs.any(report) && !report.fromHas(DAEMONS) && !report.subjectHas(Machines.SUBJECTS)) {
            return List.of();
        }
        return Signs.addressee(report)
                .filter(named::contains)
                .or(() -> Stream.concat(named.stream(), report.others(report.subject()).stream())
                        .findFirst())
                .or(report::sentToOne)
                .map(it -> List.of(finding(it, report)))
                .orElse(List.of());
    }

    private static List<Finding> findings(List<String> recipients, Report report) {
        return recipients.stream().map(it -> finding(it, report)).toList();
    }

    private static Finding finding(String recipient, Report report) {
        Finding finding = Finding.failed(recipient, "");
        finding.kind = Delays.kind(report);
        finding.nearby = report.notice();
        return finding;
    }
}
