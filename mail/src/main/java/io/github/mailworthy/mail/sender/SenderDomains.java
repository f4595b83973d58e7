package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.sender.domain.DomainLetters;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainRules;
import io.github.mailworthy.sender.domain.DomainState;
import io.github.mailworthy.sender.domain.RecordsToPublish;
import io.github.mailworthy.sender.domain.SenderDomain;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The domains that accounts send as: what to publish, whether it is there, and since when.
 *
 * <p>Domains are given as lower-case A-labels. {@link #runDue} looks at those whose time has come; the host's scheduler calls it, on any
 * number of nodes. The account's owner gets a letter when a domain is verified, at risk or failed, once for each change.
 */
public final class SenderDomains {
    private static final Logger LOG = LoggerFactory.getLogger(SenderDomains.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 10;
    private static final int TRIES = 5;

    private final Storage storage;
    private final DomainCheck check;
    private final DomainSetups setups;
    private final AccountDirectory accounts;
    private final InstantSource clock;
    private final DomainPolicy policy;
    private final String platform;

    /**
     * The place.
     *
     * @param platform the platform's own domain, for the Message-IDs of letters
     */
    public SenderDomains(
            Storage storage,
            DomainCheck check,
            DomainSetups setups,
            AccountDirectory accounts,
            InstantSource clock,
            DomainPolicy policy,
            String platform) {
        this.storage = storage;
        this.check = check;
        this.setups = setups;
        this.accounts = accounts;
        this.clock = clock;
        this.policy = policy;
        this.platform = platform;
    }

    /**
     * What a check found and what the domain has come to.
     *
     * @param domain as it is kept now
     * @param report of the check
     */
    public record Checked(SenderDomain domain, DomainReport report) {}

    /** Begins to look for a domain's records; asked again, it is looked at soon and nothing that is shown changes. */
    public SenderDomain start(AccountId account, String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Outcome<SenderDomain> outcome = DomainRules.start(read(account, name), name, now());
            if (storage.apply(List.of(outcome.change())).get(0) == Settled.APPLIED) {
                return outcome.answer();
            }
        }
        throw new IllegalStateException("the domain " + name + " is written to by too many at once");
    }

    /** The domain as it is kept; not started if nobody asked for it. */
    public SenderDomain find(AccountId account, String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        return read(account, name).value().orElseGet(() -> SenderDomain.notStarted(name, now()));
    }

    /** The account's domains, at most 1000. */
    public List<SenderDomain> list(AccountId account) {
        return storage.list(account, SenderDomain.KIND, Optional.empty(), 1000).items().stream()
                .flatMap(kept -> kept.value().stream())
                .toList();
    }

    /** What to publish, given what is there. Looks at the DNS, writes nothing. */
    public RecordsToPublish toPublish(AccountId account, String domain) {
        return check.check(setups.of(account, domain.toLowerCase(Locale.ROOT))).toPublish();
    }

    /** Looks at a domain now. If somebody else looked at the same time, theirs may count and not this one. */
    public Checked check(AccountId account, String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        return check(read(account, name), name);
    }

    /**
     * Looks at the domains whose time has come. One that cannot be looked at stops none of the others: it comes again.
     *
     * @param limit how many at most, at least 1
     * @return how many were looked at
     */
    public int runDue(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a run takes 1 domain or more, not " + limit);
        }
        int done = 0;
        while (done < limit) {
            List<Kept<SenderDomain>> claimed =
                    storage.claimDue(SenderDomain.KIND, now(), LEASE, Math.min(limit - done, AT_ONCE));
            if (claimed.isEmpty()) {
                break;
            }
            claimed.forEach(this::checkQuietly);
            done += claimed.size();
        }
        return done;
    }

    private void checkQuietly(Kept<SenderDomain> claimed) {
        try {
            check(claimed, claimed.key().id());
        } catch (RuntimeException e) {
            LOG.error("the domain {} could not be looked at", claimed.key().id(), e);
        }
    }

    private Checked check(Kept<SenderDomain> kept, String name) {
        AccountId account = kept.key().account();
        DomainReport report = check.check(setups.of(account, name));
        Instant now = now();
        Outcome<SenderDomain> outcome = DomainRules.checked(kept, report, policy, now);
        DomainState before = kept.value().map(SenderDomain::state).orElse(DomainState.NOT_STARTED);
        Change.Builder change = Change.builder().add(outcome.change());
        if (DomainLetters.isTold(before, outcome.answer().state())) {
            accounts.find(account).ifPresent(found -> change.add(letter(found, outcome.answer(), report, now)));
        }
        // the world was asked about this version: if it changed meanwhile, whoever changed it knows as much
        Settled settled = storage.apply(List.of(change.build())).get(0);
        return new Checked(settled == Settled.APPLIED ? outcome.answer() : find(account, name), report);
    }

    private Change letter(Account account, SenderDomain domain, DomainReport report, Instant now) {
        String id = "domain." + domain.domain() + "." + now.toEpochMilli();
        return LetterRules.post(
                account.id(),
                id,
                Letter.of(
                        account.owner(),
                        DomainLetters.subject(domain),
                        DomainLetters.text(domain, report, policy),
                        Optional.empty(),
                        "<" + id + "@" + platform + ">",
                        now));
    }

    private Kept<SenderDomain> read(AccountId account, String domain) {
        var key = SenderDomain.key(account, domain);
        return storage.find(List.of(key)).get(key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
