package io.github.mailworthy.sender;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.RoleAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where replies go, and whether somebody will read them there. */
final class ReplyRules {
    private static final Pattern NO_REPLY =
            Pattern.compile("(?:.*[^a-z0-9])?(?:do)?[-_. ]?not?[-_. ]?repl(?:y|ies)(?:[^a-z].*|\\d*)?");

    private ReplyRules() {}

    static List<Finding> mailbox(EmailAddress replies, SenderFacts facts) {
        List<Finding> findings = new ArrayList<>();
        String local = replies.localPart().toLowerCase(Locale.ROOT);
        if (NO_REPLY.matcher(local).matches()) {
            findings.add(Finding.warning(
                    "NO_REPLY",
                    "Replies go to " + Shown.quoted(replies.toString()) + ", which says that nobody reads them.",
                    "Give a reply-to address that somebody reads."));
        } else if (RoleAccounts.contains(replies)) {
            findings.add(Finding.warning(
                    "ROLE_REPLY_TO",
                    "Replies go to " + Shown.quoted(replies.toString()) + ", a function and not a person.",
                    "Make sure that somebody reads it, or give a person's address."));
        }
        if (facts.standing(replies.domain()).takesNoMail()) {
            findings.add(Finding.warning(
                    "REPLY_TO_TAKES_NO_MAIL",
                    "The domain " + replies.domain() + " says that it takes no mail (a null MX record): replies"
                            + " cannot arrive.",
                    "Give a reply-to address at a domain that takes mail."));
        }
        return findings;
    }

    static List<Finding> sameDomain(EmailAddress from, EmailAddress replyTo, SenderPolicy policy) {
        DomainRelation relation = DomainRelation.between(from.domain(), replyTo.domain());
        if (policy.sameDomain().allows(relation)) {
            return List.of();
        }
        String how = relation == DomainRelation.SAME_ORGANISATION
                ? "of one organization, but not the same domain"
                : "different domains";
        return List.of(Finding.error(
                "REPLY_TO_OTHER_DOMAIN",
                "From is at " + from.domain() + " and reply-to at " + replyTo.domain() + ": " + how + ".",
                "Give a reply-to address at " + from.domain() + "."));
    }
}
