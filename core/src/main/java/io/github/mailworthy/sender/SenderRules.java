package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.address.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether an account may send as somebody. */
public final class SenderRules {
    private SenderRules() {}

    /**
     * Everything that speaks against these details, all at once: about the name, then From, then Reply-To.
     *
     * @return empty if nothing does; the sender may be used unless one {@linkplain Finding#blocks() blocks}
     */
    public static List<Finding> check(SenderDetails details, SenderFacts facts, SenderPolicy policy) {
        List<Finding> findings = new ArrayList<>(NameRules.check(details.name()));
        Optional<EmailAddress> from = read("From", details.from(), findings);
        Optional<EmailAddress> replyTo =
                details.replyTo().isEmpty() ? Optional.empty() : read("Reply-to", details.replyTo(), findings);
        boolean placeholder = from.filter(facts::isPlaceholder).isPresent();
        if (placeholder) {
            findings.addAll(PlaceholderRules.limits(details));
        } else {
            from.ifPresent(address -> {
                findings.addAll(AddressRules.check("From", address, facts));
                findings.addAll(OwnershipRules.check(address, facts, policy));
            });
        }
        replyTo.filter(address -> !from.filter(address::equals).isPresent())
                .ifPresent(address -> findings.addAll(AddressRules.check("Reply-to", address, facts)));
        from.or(() -> replyTo)
                .map(address -> replyTo.orElse(address))
                .ifPresent(address -> findings.addAll(ReplyRules.mailbox(address, facts)));
        if (!placeholder && from.isPresent() && replyTo.isPresent()) {
            findings.addAll(ReplyRules.sameDomain(from.get(), replyTo.get(), policy));
        }
        return ImmutableList.copyOf(findings);
    }

    private static Optional<EmailAddress> read(String field, String text, List<Finding> findings) {
        try {
            return Optional.of(EmailAddress.of(text));
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    "NOT_AN_ADDRESS",
                    field + " is not an email address: " + Shown.quoted(text) + ".",
                    "Write it as name@your-domain, without blanks or quotes."));
            return Optional.empty();
        }
    }
}
