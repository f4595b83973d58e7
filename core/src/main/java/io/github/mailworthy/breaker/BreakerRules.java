package io.github.mailworthy.breaker;

import com.google.common.hash.Hashing;
import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.PublicSuffixes;
import io.github.mailworthy.breaker.Burst.Verdict;
import io.github.mailworthy.breaker.Cell.Measure;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.gate.HealthRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which failures are a burst, and whose fault it was.
 *
 * <p>Every answer depends on counters that count each contact, domain and sampled delivery once, by the hour in which it happened: so
 * it is the same in whatever order the events arrive and however often, and the same on all nodes once they have seen the same.
 */
public final class BreakerRules {
    /** Of so many deliveries one is counted, always the same: a write for each would cost more than it tells. */
    public static final int SAMPLE = 16;

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration MEETS = Duration.ofHours(3);
    private static final Duration BLAMED_KEPT = Duration.ofDays(100);

    private BreakerRules() {}

    /**
     * The receiver of an address: the registrable domain. It is told by the address alone, so that every report of a failure, by
     * whichever way, means the same receiver.
     */
    public static String receiver(EmailAddress address) {
        String domain = address.domain();
        return domain.startsWith("[")
                ? domain
                : PublicSuffixes.bundled().registrable(domain).orElse(domain);
    }

    static boolean isSampled(ContactKey contact, Instant hour) {
        int hash = Hashing.murmur3_32_fixed()
                .hashString(hour + "\n" + contact.address().key(), StandardCharsets.UTF_8)
                .asInt();
        return Math.floorMod(hash, SAMPLE) == 0;
    }

    /** The counters that tell whether a second look is needed: one for each cell. */
    public static Set<CounterKey> firstLook(AccountId account, Collection<Cell> touched) {
        Set<CounterKey> counters = new HashSet<>();
        touched.forEach(cell -> counters.add(cell.counter(account, Measure.FAILED)));
        return counters;
    }

    /** The cells that may begin, change or end a burst; mostly none. */
    public static Set<Cell> suspects(
            AccountId account,
            Collection<Cell> touched,
            Bursts bursts,
            Map<CounterKey, Long> counts,
            BreakerPolicy policy) {
        Set<Cell> suspects = new LinkedHashSet<>();
        for (Cell cell : touched) {
            long failed = count(counts, cell.counter(account, Measure.FAILED));
            if (failed >= policy.threshold(cell.cause())
                    || bursts.all().stream().anyMatch(b -> near(b, cell))) {
                suspects.add(cell);
            }
        }
        return suspects;
    }

    private static boolean near(Burst burst, Cell cell) {
        return burst.scope().equals(cell.scope()) && burst.covers(cell.hour());
    }

    /** The counters that {@link #judge} wants. */
    public static Set<CounterKey> counters(Account account, Collection<Cell> suspects, Bursts bursts) {
        Set<Cell> cells = new HashSet<>();
        for (Cell cell : suspects) {
            around(cell, cells);
            bursts.all().stream()
                    .filter(burst -> burst.scope().equals(cell.scope())
                            && !cell.hour().isBefore(burst.from().minus(MEETS))
                            && cell.hour().isBefore(burst.until().plus(MEETS)))
                    .forEach(burst -> burst.hot().forEach(hour -> around(cell.at(hour), cells)));
        }
        Set<CounterKey> counters = new HashSet<>();
        for (Cell cell : cells) {
            for (Measure measure : Measure.values()) {
                counters.add(cell.counter(account.id(), measure));
                counters.add(cell.everywhere().counter(account.id(), measure));
            }
            counters.addAll(HealthRules.sentBy(account, cell.receiver(), cell.hour()));
        }
        return counters;
    }

    private static void around(Cell cell, Set<Cell> into) {
        for (int hours = -2; hours <= 2; hours++) {
            into.add(cell.at(cell.hour().plus(AN_HOUR.multipliedBy(hours))));
        }
    }

    /**
     * Judges an account's bursts anew where something has changed.
     *
     * @param row of the bursts, read before the counters were
     * @param suspects the cells with changes
     * @param counts of {@link #counters}
     * @return what is to be told
     */
    public static Outcome<List<BurstEntry>> judge(
            Account account,
            Kept<Bursts> row,
            Collection<Cell> suspects,
            Map<CounterKey, Long> counts,
            BreakerPolicy policy,
            Instant now) {
        Judging judging = new Judging(account, counts, policy, now);
        List<Burst> after = judging.judge(Bursts.in(row).all(), suspects);
        after.removeIf(burst -> burst.verdict() == Verdict.BLAMED
                && burst.until().plus(BLAMED_KEPT).isBefore(now));
        return written(row, new Bursts(after), judging.entries());
    }

    /**
     * Takes a person's decision. It holds for all failures of the burst, those that are yet to be heard of too, whatever later mail
     * tells; deciding again changes it.
     *
     * @param id of the burst
     * @param verdict acquitted or blamed
     * @return the burst; refused to customers, without a reason, or if there is no such burst
     * @throws IllegalArgumentException if the verdict is open: that is none
     */
    public static Outcome<Answer<Burst>> decide(
            Kept<Bursts> row, String id, Verdict verdict, Actor actor, String reason, Instant now) {
        if (verdict == Verdict.OPEN) {
            throw new IllegalArgumentException("to leave a burst open is no decision");
        }
        if (actor.role() != Actor.Role.SUPPORT
                && actor.role() != Actor.Role.HOST
                && actor.role() != Actor.Role.REVIEWER) {
            return Outcome.of(Answer.refused(Refusal.Code.ONLY_SUPPORT_CAN));
        }
        if (reason.isBlank()) {
            return Outcome.of(Answer.refused(Refusal.Code.REASON_MISSING));
        }
        Bursts before = Bursts.in(row);
        Burst found = before.find(id).orElse(null);
        if (found == null) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_BURST));
        }
        if (found.verdict() == verdict && found.decision().isPresent()) {
            return Outcome.of(Answer.done(found));
        }
        Burst decided = found.decided(new Burst.Decision(verdict, actor, reason, now));
        List<Burst> after = new ArrayList<>(before.all());
        after.set(after.indexOf(found), decided);
        BurstEntry entry = new BurstEntry(now, actor, BurstEntry.What.DECIDED, decided, reason);
        return written(row, new Bursts(after), List.of(entry)).map(entries -> Answer.done(decided));
    }

    private static Outcome<List<BurstEntry>> written(Kept<Bursts> row, Bursts after, List<BurstEntry> entries) {
        if (after.equals(Bursts.in(row))) {
            return Outcome.of(List.of());
        }
        Change.Builder change = Change.builder();
        change.write(after.waitingSince().map(due -> row.put(after, due)).orElseGet(() -> row.put(after)));
        entries.forEach(entry -> change.log(row.key(), BurstEntry.KIND, entry));
        return new Outcome<>(entries, change.build());
    }

    static long count(Map<CounterKey, Long> counts, CounterKey key) {
        return counts.getOrDefault(key, 0L);
    }
}
