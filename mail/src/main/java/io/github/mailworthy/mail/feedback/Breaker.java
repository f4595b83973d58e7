package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.breaker.BreakerRules;
import io.github.mailworthy.breaker.BurstEntry;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.breaker.Cell;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.mail.spi.BurstListener;
import io.github.mailworthy.mail.work.ContentionException;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges bursts anew once feedback was laid down: two questions to the store for a whole batch, and more only where there is a burst.
 *
 * <p>The row is read before the counters, and it is judged again after each write until nothing changes: so of two nodes the later one
 * has seen what both have counted, and none leaves an older judgement behind.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int TRIES = 64;

    private final Works works;
    private final BreakerPolicy policy;
    private final BurstListener listener;

    Breaker(Works works, BreakerPolicy policy, BurstListener listener) {
        this.works = works;
        this.policy = policy;
        this.listener = listener;
    }

    BreakerPolicy policy() {
        return policy;
    }

    void judge(Map<Account, Set<Cell>> touched) {
        Map<Account, Set<Cell>> open = new HashMap<>(touched);
        open.values().removeIf(Set::isEmpty);
        for (int i = 0; !open.isEmpty(); i++) {
            if (i == TRIES) {
                throw new ContentionException(TRIES);
            }
            open = again(open);
        }
    }

    /** Judges once; answers those that were not settled. */
    private Map<Account, Set<Cell>> again(Map<Account, Set<Cell>> open) {
        Instant now = works.now();
        Rows rows = works.storage()
                .find(open.keySet().stream().map(a -> Bursts.key(a.id())).toList());
        Map<Account, Set<Cell>> suspects = suspects(open, rows);
        if (suspects.isEmpty()) {
            return Map.of();
        }
        Set<CounterKey> counters = new HashSet<>();
        suspects.forEach((account, cells) ->
                counters.addAll(BreakerRules.counters(account, cells, Bursts.in(rows.get(Bursts.key(account.id()))))));
        Map<CounterKey, Long> counts = works.storage().counts(counters);
        List<Account> accounts = new ArrayList<>();
        List<Outcome<List<BurstEntry>>> outcomes = new ArrayList<>();
        suspects.forEach((account, cells) -> {
            Outcome<List<BurstEntry>> outcome =
                    BreakerRules.judge(account, rows.get(Bursts.key(account.id())), cells, counts, policy, now);
            if (!outcome.change().equals(Change.NOTHING)) {
                accounts.add(account);
                outcomes.add(outcome);
            }
        });
        List<Settled> settled = outcomes.isEmpty()
                ? List.of()
                : works.apply(outcomes.stream().map(Outcome::change).toList());
        Map<Account, Set<Cell>> left = new HashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            left.put(account, Objects.requireNonNull(suspects.get(account)));
            if (settled.get(i) == Settled.APPLIED) {
                tell(account.id(), outcomes.get(i).answer());
            }
        }
        return left;
    }

    private Map<Account, Set<Cell>> suspects(Map<Account, Set<Cell>> open, Rows rows) {
        Set<CounterKey> look = new HashSet<>();
        open.forEach((account, cells) -> look.addAll(BreakerRules.firstLook(account.id(), cells)));
        Map<CounterKey, Long> counts = works.storage().counts(look);
        Map<Account, Set<Cell>> suspects = new HashMap<>();
        open.forEach((account, cells) -> {
            Key<Bursts> key = Bursts.key(account.id());
            Set<Cell> its = BreakerRules.suspects(account.id(), cells, Bursts.in(rows.get(key)), counts, policy);
            if (!its.isEmpty()) {
                suspects.put(account, its);
            }
        });
        return suspects;
    }

    void tell(AccountId account, List<BurstEntry> entries) {
        for (BurstEntry entry : entries) {
            try {
                listener.happened(account, entry);
            } catch (RuntimeException e) {
                LOG.warn("the burst listener threw; the burst is stored, and nothing else is held up", e);
            }
        }
    }
}
