package io.github.mailworthy.sender.domain;

import io.github.mailworthy.sender.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What an account is told when one of its domains changes its state. */
public final class DomainLetters {
    private DomainLetters() {}

    /** Whether this change is worth a letter: the account's own start is not. */
    public static boolean isTold(DomainState before, DomainState after) {
        return before != after && after != DomainState.PENDING && after != DomainState.NOT_STARTED;
    }

    /** The subject. */
    public static String subject(SenderDomain domain) {
        return switch (domain.state()) {
            case VERIFIED -> "Your domain " + domain.domain() + " is verified";
            case AT_RISK -> "Your domain " + domain.domain() + " is at risk: a record is missing or wrong";
            default -> "Your domain " + domain.domain() + " is not verified";
        };
    }

    /** The text, with what is wrong and how to put it right. */
    public static String text(SenderDomain domain, DomainReport report, DomainPolicy policy) {
        String opening = switch (domain.state()) {
            case VERIFIED ->
                "The DKIM record of " + domain.domain() + " is right: mail from your domain is authenticated.";
            case AT_RISK ->
                "The DKIM record of " + domain.domain() + " was right and is not any more. Mail still goes out; put the"
                        + " record right within " + policy.grace().toHours() + " hours.";
            default ->
                "The DKIM record of " + domain.domain()
                        + " could not be found right in time. We go on looking; as soon as"
                        + " it is right, the domain is verified without further ado.";
        };
        List<Finding> wrong =
                report.allFindings().stream().filter(Finding::blocks).toList();
        if (domain.state() == DomainState.VERIFIED || wrong.isEmpty()) {
            return opening + "\n";
        }
        return wrong.stream()
                        .map(finding -> "- " + finding.sentence() + "\n  " + finding.remedy())
                        .collect(Collectors.joining("\n", opening + "\n\n", "\n\nTo publish:\n\n"))
                + report.toPublish().text();
    }
}
