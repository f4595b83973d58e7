package io.github.mailworthy.address;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a check made of an address: the conclusion, how far it looked, and why.
 *
 * @param deliverability the conclusion
 * @param evidence how far the conclusion reaches: {@code DELIVERABLE} on {@code DOMAIN} says that the domain takes mail, and nothing
 *     of the mailbox
 * @param reasons all of them, the weighty and the notes
 * @param observations what it rests on
 * @param checkedAt when the check was made
 * @param factsFrom when the oldest fact was got: earlier than {@code checkedAt} if it came from a cache
 * @param tryAgainAt from when on another check may tell more; empty if none is expected to
 */
public record Verdict(
        Deliverability deliverability,
        Evidence evidence,
        Set<AddressReason> reasons,
        Observations observations,
        Instant checkedAt,
        Instant factsFrom,
        Optional<Instant> tryAgainAt) {
    /** Copies the reasons. */
    public Verdict {
        reasons = ImmutableSet.copyOf(reasons);
    }

    /** The age of the oldest fact at the time of the check. */
    public Duration age() {
        return Duration.between(factsFrom, checkedAt);
    }

    /** The address that may have been meant. */
    public Optional<String> suggestion() {
        return observations.suggestion();
    }

    /** Whether it is deliverable on evidence that reaches at least so far. */
    public boolean passes(Evidence atLeast) {
        return deliverability == Deliverability.DELIVERABLE && evidence.reaches(atLeast);
    }
}
