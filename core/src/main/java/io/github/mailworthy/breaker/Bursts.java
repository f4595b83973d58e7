package io.github.mailworthy.breaker;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Aside;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bursts of an account: one row, read with every contact. It is due while a burst waits for its verdict.
 *
 * @param all in the order of their causes, receivers and times
 */
public record Bursts(List<Burst> all) {
    /** The kind of these rows in a store. */
    public static final Kind<Bursts> KIND = new Kind<>("bursts", Bursts.class);

    /** There was never one. */
    public static final Bursts NONE = new Bursts(List.of());

    /** Copies the list. */
    public Bursts {
        all = ImmutableList.copyOf(all);
    }

    /** The row of an account. */
    public static Key<Bursts> key(AccountId account) {
        return KIND.key(account, "bursts");
    }

    /** The bursts in a row as read. */
    public static Bursts in(Kept<Bursts> row) {
        return row.value().orElse(NONE);
    }

    /** Which failures of an address count for nothing. */
    public Aside aside(EmailAddress address) {
        if (all.isEmpty()) {
            return Aside.NONE;
        }
        String receiver = BreakerRules.receiver(address);
        return new Aside(all.stream()
                .filter(Burst::setsAside)
                .filter(burst -> burst.cause() != Burst.Cause.RECEIVER
                        || burst.receiver().equals(receiver))
                .map(burst -> new Aside.Span(
                        burst.id(),
                        burst.from(),
                        burst.until(),
                        burst.verdict() == Burst.Verdict.ACQUITTED,
                        burst.cause() == Burst.Cause.NO_SUCH_DOMAIN))
                .toList());
    }

    /** The burst of an id, also if it has grown since the id was given. */
    public Optional<Burst> find(String id) {
        return all.stream()
                .filter(burst -> burst.hot().stream().anyMatch(hour -> id.equals(burst.scope() + "@" + hour)))
                .findFirst();
    }

    /** Of each local day the hard failures of receivers' bursts that were acquitted: at least so many. */
    public Map<LocalDate, Long> acquitted(ZoneId zone) {
        Map<LocalDate, Long> days = new HashMap<>();
        for (Burst burst : all) {
            if (burst.verdict() == Burst.Verdict.ACQUITTED) {
                LocalDate day = burst.hot().get(0).atZone(zone).toLocalDate();
                days.merge(day, burst.hard(), Long::sum);
            }
        }
        return days;
    }

    /** When the oldest was noticed of those that wait for a verdict. */
    Optional<Instant> waitingSince() {
        return all.stream()
                .filter(burst -> burst.verdict() == Burst.Verdict.OPEN)
                .map(Burst::noticedAt)
                .min(Instant::compareTo);
    }
}
