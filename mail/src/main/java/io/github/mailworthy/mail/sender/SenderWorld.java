package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.sender.AddressOwnership;
import io.github.mailworthy.sender.DomainStanding;
import io.github.mailworthy.sender.Placeholder;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.sender.domain.DomainState;
import io.github.mailworthy.sender.domain.SenderDomain;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a {@link SenderDesk} works with.
 *
 * @param storage keeps
 * @param mailer sends test messages
 * @param dns asked whether replies can arrive
 * @param clock for all times
 * @param random for codes; a secure one
 * @param platform the platform's own domain, lower-case A-labels; placeholders are below it
 * @param notifications the platform's address that test messages come from
 * @param lists of mailbox providers
 * @param policy what is demanded of senders
 * @param uses what additional senders are for
 */
public record SenderWorld(
        Storage storage,
        Mailer mailer,
        DnsLookup dns,
        InstantSource clock,
        RandomGenerator random,
        String platform,
        Mailbox notifications,
        KnownDomains lists,
        SenderPolicy policy,
        SenderUse uses) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String newCode() {
        return String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
    }

    /** What is known of the addresses in these details; the DNS is asked for Reply-To only, and what it said lately counts. */
    SenderFacts facts(AccountId account, SenderDetails details, ReplyLookup replies) {
        SenderFacts.Builder facts = SenderFacts.builder().lists(lists).platform(platform);
        List<EmailAddress> addresses = new ArrayList<>();
        EmailAddress.parse(details.from()).address().ifPresent(addresses::add);
        EmailAddress.parse(details.repliesTo()).address().ifPresent(addresses::add);
        Set<Key<?>> keys = new LinkedHashSet<>();
        keys.add(Placeholder.key(account));
        for (EmailAddress address : addresses) {
            keys.add(AddressOwnership.key(account, address));
            domains(address.domain()).forEach(domain -> keys.add(SenderDomain.key(account, domain)));
        }
        Rows rows = storage.find(keys);
        rows.get(Placeholder.key(account)).value().ifPresent(own -> facts.placeholder(own.address(platform)));
        Optional<String> repliesAt =
                EmailAddress.parse(details.repliesTo()).address().map(EmailAddress::domain);
        boolean noMail = repliesAt.filter(replies::takesNoMail).isPresent();
        for (EmailAddress address : addresses) {
            rows.get(AddressOwnership.key(account, address))
                    .value()
                    .flatMap(AddressOwnership::confirmedAt)
                    .ifPresent(at -> facts.confirmed(address));
            for (String domain : domains(address.domain())) {
                boolean silent = noMail && repliesAt.equals(Optional.of(domain));
                Optional<SenderDomain> kept =
                        rows.get(SenderDomain.key(account, domain)).value();
                if (kept.isPresent() || silent) {
                    facts.domain(domain, standing(kept, silent));
                }
            }
        }
        return facts.build();
    }

    private static DomainStanding standing(Optional<SenderDomain> kept, boolean takesNoMail) {
        boolean verified = kept.map(domain -> domain.state().isUsable()).orElse(false);
        return new DomainStanding(
                verified,
                kept.map(SenderDomain::enforced).orElse(false),
                verified || kept.map(SenderDomain::aligned).orElse(false),
                takesNoMail,
                kept.filter(domain -> domain.state() == DomainState.FAILED).map(SenderDomain::since));
    }

    /** The domain and those above it, but for the last label. */
    private static List<String> domains(String domain) {
        List<String> domains = new ArrayList<>();
        for (String rest = domain;
                rest.indexOf('.') > 0 && domains.size() < 8;
                rest = rest.substring(rest.indexOf('.') + 1)) {
            domains.add(rest);
        }
        return domains;
    }
}
