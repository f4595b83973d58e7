package io.github.mailworthy.mail.feedback.form;

import java.util.List;
import java.util.Locale;

/**
 * The last resort, for mails known to answer ours: an address in the text that the message was sent to, or the only one
 * that can be meant.
 */
final class Guess implements Form {
    @Override
    public String name() {
        return "guess";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.ours() || !report.fromMachine()) {
            return List.of();
        }
        List<String> sentTo = report.sentTo();
        List<String> named = report.others(report.notice()).stream()
                .filter(it -> !service(it))
                .toList();
        List<String> both =
                named.stream().filter(it -> Addresses.holds(sentTo, it)).toList();
        List<String> meant = !both.isEmpty() ? both : !named.isEmpty() ? named.subList(0, 1) : sentTo;
        return meant.isEmpty() || (both.isEmpty() && meant.size() > 1)
                ? List.of()
                : meant.stream().map(it -> finding(it, report)).toList();
    }

    private static Finding finding(String recipient, Report report) {
        Finding finding = Finding.failed(recipient, "");
        finding.kind = Delays.kind(report);
        finding.nearby = report.notice();
        return finding;
    }

    private static boolean service(String address) {
        String local = address.substring(0, address.indexOf('@')).toLowerCase(Locale.ROOT);
        return local.contains("postmaster")
                || local.contains("mailer-daemon")
                || local.startsWith("support")
                || local.startsWith("abuse")
                || local.startsWith("help")
                || local.startsWith("admin")
                || local.startsWith("noreply")
                || local.startsWith("no-reply");
    }
}
