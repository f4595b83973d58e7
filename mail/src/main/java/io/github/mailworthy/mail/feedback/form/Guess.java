package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

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
        List<String> own = new ArrayList<>();
        for (String field :
                new String[] {"to", "from", "cc", "reply-to", "return-path", "sender", "errors-to", "delivered-to"}) {
            own.addAll(Addresses.in(report.field(field)));
        }
        for (String field : new String[] {"from", "return-path", "sender", "reply-to"}) {
            own.addAll(Addresses.in(report.returnedField(field)));
        }
        List<String> sentTo = Addresses.in(report.returnedField("to") + " " + report.returnedField("cc"));
        List<String> named = Addresses.in(report.notice()).stream()
                .filter(it -> Addresses.whole(it) && !Addresses.holds(own, it) && !service(it))
                .toList();
        List<String> both =
                named.stream().filter(it -> Addresses.holds(sentTo, it)).toList();
        List<String> meant = !both.isEmpty() ? both : named.isEmpty() ? sentTo : named;
        return meant.isEmpty() || (both.isEmpty() && meant.size() > 1 && named.isEmpty())
                ? List.of()
                : (both.isEmpty() ? meant.subList(0, 1) : both)
                        .stream().map(it -> Finding.failed(it, "")).toList();
    }

    private static boolean service(String address) {
        String local = address.substring(0, address.indexOf('@')).toLowerCase(java.util.Locale.ROOT);
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
