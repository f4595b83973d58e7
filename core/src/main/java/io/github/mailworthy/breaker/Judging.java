package io.github.mailworthy.breaker;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.breaker.Burst.Cause;
import io.github.mailworthy.breaker.Burst.Decision;
import io.github.mailworthy.breaker.Burst.Verdict;
import io.github.mailworthy.breaker.Cell.Measure;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.gate.HealthRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One judgement of an account's bursts. Used once. */
final class Judging {
    private static final Actor BREAKER = Actor.rule("breaker");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Two hours in which it tripped belong to one burst if the hours around them meet. */
    private static final Duration ONE_BURST = Duration.ofHours(2);

    private final Account account;
    private final Map<CounterKey, Long> counts;
    private final BreakerPolicy policy;
    private final Instant now;
    private final List<BurstEntry> entries = new ArrayList<>();

    Judging(Account account, Map<CounterKey, Long> counts, BreakerPolicy policy, Instant now) {
        this.account = account;
        this.counts = counts;
        this.policy = policy;
        this.now = now;
    }

    List<BurstEntry> entries() {
        return entries;
    }

    List<Burst> judge(List<Burst> before, Collection<Cell> suspects) {
        Map<String, List<Cell>> byScope = new TreeMap<>();
        for (Cell cell : suspects) {
            byScope.computeIfAbsent(cell.scope(), scope -> new ArrayList<>()).add(cell);
        }
        List<Burst> after = new ArrayList<>();
        for (Burst burst : before) {
            if (!byScope.containsKey(burst.scope())) {
                after.add(burst);
            }
        }
        byScope.forEach((scope, cells) -> after.addAll(judge(
                cells, before.stream().filter(b -> b.scope().equals(scope)).toList())));
        after.sort(Comparator.comparing(Burst::cause)
                .thenComparing(Burst::receiver)
                .thenComparing(Burst::from));
        return after;
    }

    private List<Burst> judge(List<Cell> cells, List<Burst> before) {
        SortedSet<Instant> hot = new TreeSet<>();
        before.forEach(burst -> hot.addAll(burst.hot()));
        for (Cell cell : cells) {
            for (int hours = -1; hours <= 1; hours++) {
                Cell near = cell.at(cell.hour().plus(AN_HOUR.multipliedBy(hours)));
                if (hours != 0 && !hot.contains(near.hour())) {
                    continue;
                }
                if (isHot(near)) {
                    hot.add(near.hour());
                } else {
                    hot.remove(near.hour());
                }
            }
        }
        List<Burst> after = new ArrayList<>();
        for (List<Instant> chain : chains(hot)) {
            after.add(burst(cells, chain, before));
        }
        for (Burst old : before) {
            if (after.stream().noneMatch(burst -> meets(burst, old))) {
                tell(BurstEntry.What.DISSOLVED, old);
            }
        }
        return after;
    }

    private Burst burst(List<Cell> cells, List<Instant> chain, List<Burst> before) {
        Cell scope = cells.get(0);
        Burst bare = new Burst(scope.cause(), scope.receiver(), chain, 0, 0, Verdict.OPEN, Optional.empty(), now);
        List<Burst> old = before.stream().filter(burst -> meets(burst, bare)).toList();
        if (old.size() == 1
                && old.get(0).hot().equals(chain)
                && cells.stream().noneMatch(cell -> bare.covers(cell.hour()))) {
            return old.get(0);
        }
        Optional<Decision> decision = old.stream()
                .flatMap(burst -> burst.decision().stream())
                .max(Comparator.comparing(Decision::at).thenComparing(Decision::verdict));
        long failed = sum(scope, bare, Measure.FAILED);
        Burst burst = new Burst(
                scope.cause(),
                scope.receiver(),
                chain,
                coarse(failed),
                coarse(sum(scope, bare, Measure.HARD)),
                decision.map(Decision::verdict).orElseGet(() -> told(scope, bare, failed)),
                decision,
                old.stream()
                        .map(Burst::noticedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(now));
        if (old.isEmpty()) {
            tell(BurstEntry.What.NOTICED, burst);
        } else if (old.get(0).verdict() != burst.verdict()) {
            tell(BurstEntry.What.DECIDED, burst);
        }
        return burst;
    }

    /** What later mail tells. It is one of two sums against the other: neither is final, and a person's word is. */
    private Verdict told(Cell scope, Burst burst, long failed) {
        long recovered = sum(scope, burst, Measure.RECOVERED);
        long again = sum(scope, burst, Measure.AGAIN);
        long needed = Math.max(policy.witnesses(), (failed + 9) / 10);
        if (recovered >= needed && recovered >= again) {
            return Verdict.ACQUITTED;
        }
        return again >= needed && again > recovered ? Verdict.BLAMED : Verdict.OPEN;
    }

    private boolean isHot(Cell cell) {
        long failed = count(cell, Measure.FAILED);
        if (failed < policy.threshold(cell.cause())) {
            return false;
        }
        Cell base = cell.cause() == Cause.RECEIVER ? cell : cell.everywhere();
        long contacts = cell.cause() == Cause.ACCOUNT ? count(cell, Measure.CONTACTS) : failed;
        long delivered = 0;
        for (int hours = -1; hours <= 1; hours++) {
            delivered += count(base.at(base.hour().plus(AN_HOUR.multipliedBy(hours))), Measure.DELIVERED);
        }
        long sent = 0;
        for (CounterKey key : HealthRules.sentBy(account, cell.receiver(), cell.hour())) {
            sent += BreakerRules.count(counts, key);
        }
        long tried = Math.max(contacts + delivered * BreakerRules.SAMPLE, sent);
        return contacts >= policy.share() * tried;
    }

    private long sum(Cell scope, Burst burst, Measure measure) {
        long sum = 0;
        for (Instant hour = burst.from(); hour.isBefore(burst.until()); hour = hour.plus(AN_HOUR)) {
            sum += count(scope.at(hour), measure);
        }
        return sum;
    }

    private long count(Cell cell, Measure measure) {
        return BreakerRules.count(counts, cell.counter(account.id(), measure));
    }

    private void tell(BurstEntry.What what, Burst burst) {
        entries.add(new BurstEntry(now, BREAKER, what, burst, ""));
    }

    private static boolean meets(Burst a, Burst b) {
        return a.from().isBefore(b.until()) && b.from().isBefore(a.until());
    }

    private static List<List<Instant>> chains(SortedSet<Instant> hot) {
        List<List<Instant>> chains = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Instant hour : hot) {
            if (chains.isEmpty() || hour.isAfter(last.plus(ONE_BURST))) {
                chains.add(new ArrayList<>());
            }
            chains.get(chains.size() - 1).add(hour);
            last = hour;
        }
        return chains;
    }

    /** One significant figure of 1, 2 or 5, so that a burst that grows is not written with every failure. */
    static long coarse(long count) {
        long unit = 1;
        while (count >= unit * 10) {
            unit *= 10;
        }
        return count >= unit * 5 ? unit * 5 : count >= unit * 2 ? unit * 2 : count >= unit ? unit : 0;
    }
}
