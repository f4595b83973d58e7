package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.form.Finding;
import io.github.mailworthy.mail.feedback.form.Report;
import java.util.List;
import java.util.Optional;

/** Whom a finding is about, if what it names is no address: a mere user name, an X.400 name, nothing. */
final class Recipients {
    private Recipients() {}

    static Optional<String> of(Finding finding, Report report) {
        Optional<String> named = cleaned(finding.recipient());
        boolean failure = finding.kind() == FeedbackKind.BOUNCE || finding.kind() == FeedbackKind.DELAYED;
        if (named.filter(Recipients::whole).isPresent() || !failure) {
            return named;
        }
        if (whole(finding.original())) {
            return Optional.of(finding.original());
        }
        List<String> said = report.others(finding.diagnostic());
        List<String> sentTo = report.sentTo();
        return said.stream()
                .findFirst()
                .or(() -> sentTo.size() == 1 ? Optional.of(sentTo.get(0)) : Optional.empty())
                .or(() -> named);
    }

    static Optional<String> cleaned(String text) {
        String clean = text.strip();
        while (clean.startsWith("<") || clean.startsWith("'")) {
            clean = clean.substring(1);
        }
        while (clean.endsWith(">") || clean.endsWith("'")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return clean.isBlank() ? Optional.empty() : Optional.of(clean.strip());
    }

    private static boolean whole(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && address.indexOf('.', at) > 0 && address.indexOf(' ') < 0;
    }
}
