package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.gate.Health;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.HealthState;
import io.github.mailworthy.mail.spi.HealthListener;
import io.github.mailworthy.mail.work.Works;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private final Works works;
    private final HealthPolicy policy;
    private final HealthListener listener;

    /** Hosts give {@link io.github.mailworthy.mail.Mailworthy.Builder#healthListener} to the builder. */
    public HealthWatch(Works works, HealthPolicy policy, HealthListener listener) {
        this.works = works;
        this.policy = policy;
        this.listener = listener;
    }

    void look(Collection<Account> accounts) {
        if (policy.mode() != HealthPolicy.Mode.OFF) {
            accounts.forEach(this::look);
        }
    }

    /** Looks at accounts whose health was bad a day ago; answers how many. */
    public int runDue(int limit) {
        List<Kept<HealthState>> due = works.storage().claimDue(HealthState.KIND, works.now(), LEASE, limit);
        for (Kept<HealthState> row : due) {
            works.accounts()
                    .find(row.key().account())
                    .ifPresentOrElse(
                            this::look,
                            () -> works.apply(
                                    Change.builder().write(row.remove()).build()));
        }
        return due.size();
    }

    private void look(Account account) {
        Key<HealthState> state = HealthState.key(account.id());
        Key<Bursts> bursts = Bursts.key(account.id());
        Optional<Health> news = works.decide(() -> {
            Instant now = works.now();
            Rows rows = works.storage().find(List.of(state, bursts));
            Health health = HealthRules.judge(
                    account,
                    works.storage().counts(HealthRules.counters(account, now)),
                    Bursts.in(rows.get(bursts)).acquitted(account.zone()),
                    policy,
                    now);
            return HealthRules.noted(rows.get(state), health, now);
        });
        news.ifPresent(health -> tell(account, health));
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
