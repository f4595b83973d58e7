package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.gate.MessageKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
        replyTo.or(() -> placeholder ? Optional.empty() : from)
                .ifPresent(address -> findings.addAll(ReplyRules.mailbox(address, facts)));
        if (!placeholder && from.isPresent() && replyTo.isPresent()) {
            findings.addAll(ReplyRules.sameDomain(from.get(), replyTo.get(), policy));
        }
        return ImmutableList.copyOf(findings);
    }

    /** A sender and what is said of it. */
    public static SenderStatus status(Sender sender, SenderFacts facts, SenderPolicy policy) {
        List<Finding> findings = check(sender.details(), facts, policy);
        return new SenderStatus(sender, findings, !Finding.anyBlocks(findings));
    }

    /**
     * An additional sender and what is said of it: at another domain than the main one, it needs that domain's DKIM.
     *
     * @param main the account's main sender
     */
    public static SenderStatus additional(Sender sender, SenderDetails main, SenderFacts facts, SenderPolicy policy) {
        List<Finding> findings = new ArrayList<>(check(sender.details(), facts, policy));
        Optional<String> at = domain(sender.details().from());
        boolean same = at.equals(domain(main.from()));
        at.filter(domain -> !same && !facts.standing(domain).verified())
                .ifPresent(domain -> findings.add(Finding.error(
                        "OTHER_DOMAIN",
                        "This sender is at " + domain + ", another domain than your main sender's, and not verified.",
                        "Publish the DKIM record of " + domain + ", or use an address at the main sender's domain.")));
        return new SenderStatus(sender, findings, !Finding.anyBlocks(findings));
    }

    private static Optional<String> domain(String address) {
        return EmailAddress.parse(address).address().map(EmailAddress::domain);
    }

    /**
     * Who a message goes out as: the additional sender that is for it, or else the main one. One that may not be used is refused and
     * never replaced: a contact would see another name than the account chose.
     *
     * @param senders of the account
     * @param findings what is said of a sender now
     * @param uses what additional senders are for
     * @param asset that the message is about, {@code ""} for none
     */
    public static ResolvedSender resolve(
            List<Kept<Sender>> senders,
            Function<Sender, List<Finding>> findings,
            SenderUse uses,
            MessageKind kind,
            String asset) {
        Optional<Kept<Sender>> additional = uses.allows(kind, asset)
                ? senders.stream()
                        .filter(kept -> !kept.key().id().equals(Sender.MAIN))
                        .filter(kept -> isFor(kept, kind, asset))
                        .min(Comparator.comparing(kept -> rank(kept, asset)))
                : Optional.empty();
        Optional<Kept<Sender>> main = senders.stream()
                .filter(kept -> kept.key().id().equals(Sender.MAIN))
                .findFirst();
        Optional<Kept<Sender>> chosen = additional.or(() -> main);
        if (chosen.isEmpty()) {
            return new ResolvedSender(Optional.empty(), Sender.MAIN, "NO_SENDER", "No sender details are saved.");
        }
        String id = chosen.get().key().id();
        Sender sender = chosen.get().value().orElseThrow();
        List<Finding> blocking =
                findings.apply(sender).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            Finding first = blocking.get(0);
            return new ResolvedSender(Optional.empty(), id, first.code(), first.sentence());
        }
        String because = additional.isPresent()
                ? "The sender " + id + " is for this."
                : uses.allows(kind, asset)
                        ? "No additional sender is for this: the main one is used."
                        : "Messages of this kind always go out as the main sender.";
        return new ResolvedSender(Optional.of(sender.details()), id, "", because);
    }

    private static boolean isFor(Kept<Sender> kept, MessageKind kind, String asset) {
        Set<String> uses = kept.value().map(Sender::uses).orElse(Set.of());
        return uses.contains(asset) || uses.contains(SenderUse.name(kind));
    }

    /** What is for the asset goes before what is for the kind; among equals the first id. */
    private static String rank(Kept<Sender> kept, String asset) {
        boolean exact = kept.value().map(Sender::uses).orElse(Set.of()).contains(asset);
        return (exact ? "0" : "1") + kept.key().id();
    }

    private static Optional<EmailAddress> read(String field, String text, List<Finding> findings) {
        return EmailAddress.parse(text)
                .match(valid -> Optional.of(valid.email()), unusual -> Optional.of(unusual.email()), invalid -> {
                    findings.add(AddressRules.unreadable(field, text, invalid));
                    return Optional.<EmailAddress>empty();
                });
    }
}
