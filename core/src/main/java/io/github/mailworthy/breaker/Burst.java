package io.github.mailworthy.breaker;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Many failures at once, in one account.
 *
 * @param cause what they have in common
 * @param receiver at which they failed, for {@link Cause#RECEIVER}: the registrable domain of the addresses; else empty
 * @param hot the UTC hours in which the breaker tripped, ascending. The burst reaches an hour further on both sides
 * @param failed how many contacts (for a receiver) or domains failed, at least; kept coarsely while it goes on
 * @param hard how many contacts failed hard when it was judged last; for a receiver alone
 * @param verdict who is to blame
 * @param decision of a person, which outweighs later deliveries
 * @param noticedAt when it was noticed first
 */
public record Burst(
        Cause cause,
        String receiver,
        List<Instant> hot,
        long failed,
        long hard,
        Verdict verdict,
        Optional<Decision> decision,
        Instant noticedAt) {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** What the failures have in common. */
    public enum Cause {
        /** One receiver refused many contacts. */
        RECEIVER,
        /** Addresses of many domains failed: the account's own trouble, or its provider's. */
        ACCOUNT,
        /** Many domains were said not to exist: most likely it was our own resolver that did not answer. */
        NO_SUCH_DOMAIN
    }

    /** Who is to blame. */
    public enum Verdict {
        /** Nobody knows yet: the failures count against nobody. */
        OPEN,
        /** Not the contacts: the failures count against nobody, for good. */
        ACQUITTED,
        /** The contacts: each failure counts against its contact. */
        BLAMED
    }

    /**
     * What a person decided.
     *
     * @param verdict acquitted or blamed
     * @param by whom
     * @param reason given
     * @param at when
     */
    public record Decision(Verdict verdict, Actor by, String reason, Instant at) {}

    /**
     * Describes a burst.
     *
     * @throws IllegalArgumentException if there is no hour in which it tripped
     */
    public Burst {
        hot = ImmutableList.copyOf(hot);
        if (hot.isEmpty()) {
            throw new IllegalArgumentException("a burst has an hour in which it tripped");
        }
    }

    /** Names the burst within its account. It is found under this id also after it has grown. */
    public String id() {
        return scope() + "@" + hot.get(0);
    }

    /** From when on failures belong to it: the hour before the first in which it tripped. */
    public Instant from() {
        return hot.get(0).minus(AN_HOUR);
    }

    /** Until when failures belong to it: the end of the hour after the last in which it tripped. */
    public Instant until() {
        return hot.get(hot.size() - 1).plus(AN_HOUR).plus(AN_HOUR);
    }

    /** Whether its failures count against nobody. */
    public boolean setsAside() {
        return verdict != Verdict.BLAMED;
    }

    /** What it is in a sentence. */
    public Text text() {
        return Text.of(
                "burst." + cause + "." + verdict,
                receiver,
                Long.toString(failed),
                hot.get(0).toString());
    }

    Burst decided(Decision by) {
        return new Burst(cause, receiver, hot, failed, hard, by.verdict(), Optional.of(by), noticedAt);
    }

    String scope() {
        return Cell.scope(cause, receiver);
    }

    boolean covers(Instant hour) {
        return !hour.isBefore(from()) && hour.isBefore(until());
    }
}
