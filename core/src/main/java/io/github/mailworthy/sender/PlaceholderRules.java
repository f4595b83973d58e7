package io.github.mailworthy.sender;

import java.util.ArrayList;
import java.util.List;

/** What a placeholder cannot do. */
final class PlaceholderRules {
    private PlaceholderRules() {}

    static List<Finding> limits(SenderDetails details) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.warning(
                "PLACEHOLDER",
                "Mail goes out as the placeholder " + details.from() + ": it is delivered less well than mail from"
                        + " your own domain.",
                "Use an address at your own domain as soon as you have one."));
        if (details.replyTo().isEmpty()) {
            findings.add(Finding.warning(
                    "PLACEHOLDER_HAS_NO_INBOX",
                    "The placeholder has no inbox: replies are lost.",
                    "Give a reply-to address that you read."));
        }
        return findings;
    }
}
