package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.gate.Health;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.HealthState;
import io.github.mailworthy.mail.spi.HealthListener;
import io.github.mailworthy.mail.work.ContentionException;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host when the health of an account's mail has become bad, and when it is good again. Safe for many threads and nodes.
 *
 * <p>It is looked at when a complaint or hard bounce was counted and, while it is bad, once a day.
 */
public final class HealthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int TRIES = 16;

    private final Works works;
    private final HealthPolicy policy;
    private final HealthListener listener;

    /** Hosts give {@link io.github.mailworthy.mail.MailworthyBuilder#healthListener} to the builder. */
    public HealthWatch(Works works, HealthPolicy policy, HealthListener listener) {
        this.works = works;
        this.policy = policy;
        this.listener = listener;
    }

    void look(Collection<Account> accounts) {
        if (policy.mode() != HealthPolicy.Mode.OFF) {
            judge(accounts);
        }
    }

    /** Looks at accounts whose health was bad a day ago; answers how many. */
    public int runDue(int limit) {
        List<Kept<HealthState>> due = works.storage().claimDue(HealthState.KIND, works.now(), LEASE, limit);
        List<Account> known = new ArrayList<>();
        for (Kept<HealthState> row : due) {
            works.accounts()
                    .find(row.key().account())
                    .ifPresentOrElse(known::add, () -> works.apply(HealthRules.gone(row)));
        }
        judge(known);
        return due.size();
    }

    /** Two questions for all of them, and again for those that another node was faster with. */
    private void judge(Collection<Account> accounts) {
        List<Account> open = List.copyOf(accounts);
        for (int i = 0; !open.isEmpty(); i++) {
            if (i == TRIES) {
                throw new ContentionException(TRIES);
            }
            open = again(open);
        }
    }

    private List<Account> again(List<Account> accounts) {
        Instant now = works.now();
        List<Key<?>> keys = new ArrayList<>();
        List<CounterKey> counters = new ArrayList<>();
        for (Account account : accounts) {
            keys.add(HealthState.key(account.id()));
            keys.add(Bursts.key(account.id()));
            counters.addAll(HealthRules.counters(account, now));
        }
        Rows rows = works.storage().find(keys);
        Map<CounterKey, Long> counts = works.storage().counts(counters);
        List<Outcome<Optional<Health>>> outcomes = new ArrayList<>();
        for (Account account : accounts) {
            Bursts bursts = Bursts.in(rows.get(Bursts.key(account.id())));
            Health health = HealthRules.judge(account, counts, bursts.acquitted(account.zone()), policy, now);
            outcomes.add(HealthRules.noted(rows.get(HealthState.key(account.id())), health, now));
        }
        List<Settled> settled =
                works.apply(outcomes.stream().map(Outcome::change).toList());
        List<Account> left = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            if (settled.get(i) == Settled.APPLIED) {
                outcomes.get(i).answer().ifPresent(health -> tell(account, health));
            } else {
                left.add(account);
            }
        }
        return left;
    }

    private void tell(Account account, Health health) {
        LOG.warn(
                "account {}: its mail's health is {}: {} complaints and {} hard bounces on {} messages",
                account.id(),
                health.level(),
                health.complaints(),
                health.hardBounces(),
                health.sent());
        try {
            listener.changed(account.id(), health);
        } catch (RuntimeException e) {
            LOG.warn("the health listener threw; the health is stored, and nothing else is held up", e);
        }
    }
}
