package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The failures of one UTC hour, kept apart from those of other hours so that a burst can be set aside.
 *
 * <p>Merging is commutative, associative and idempotent.
 *
 * @param hard of each category that counts at once the latest failure
 * @param disabled the latest of those that count at the second
 * @param soft the latest soft one
 * @param failsTrial the first that fails a trial
 */
public record Setback(
        Map<BounceCategory, Failure> hard,
        Optional<Failure> disabled,
        Optional<Failure> soft,
        Optional<Instant> failsTrial) {
    static final Setback NONE = new Setback(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the map, in the order of the categories. */
    public Setback {
        hard = hard.isEmpty() ? ImmutableMap.of() : ImmutableMap.copyOf(new EnumMap<>(hard));
    }

    static Setback of(Failure failure, Weight weight, Optional<Instant> failsTrial) {
        Optional<Failure> one = Optional.of(failure);
        return switch (weight) {
            case HARD ->
                new Setback(Map.of(failure.category(), failure), Optional.empty(), Optional.empty(), failsTrial);
            case HARD_AT_SECOND -> new Setback(Map.of(), one, Optional.empty(), failsTrial);
            case SOFT -> new Setback(Map.of(), Optional.empty(), one, failsTrial);
            case NONE -> NONE;
        };
    }

    Setback merge(Setback other) {
        return new Setback(
                latest(hard, other.hard),
                Latest.of(disabled, other.disabled),
                Latest.of(soft, other.soft),
                Latest.first(failsTrial, other.failsTrial));
    }

    /** Whether the domain did not exist. */
    boolean isNoSuchDomain() {
        return hard.containsKey(BounceCategory.NO_SUCH_DOMAIN);
    }

    /** Without the failures for which there was no such domain; if there was nothing else, they failed no trial either. */
    Setback withoutNoSuchDomain() {
        if (!isNoSuchDomain()) {
            return this;
        }
        Map<BounceCategory, Failure> left = new EnumMap<>(BounceCategory.class);
        left.putAll(hard);
        left.remove(BounceCategory.NO_SUCH_DOMAIN);
        boolean other = !left.isEmpty() || disabled.isPresent() || soft.isPresent();
        return new Setback(left, disabled, soft, other ? failsTrial : Optional.empty());
    }

    static Map<BounceCategory, Failure> latest(Map<BounceCategory, Failure> a, Map<BounceCategory, Failure> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Map<BounceCategory, Failure> merged = new EnumMap<>(a);
        b.forEach((category, failure) -> merged.merge(category, failure, (x, y) -> x.compareTo(y) >= 0 ? x : y));
        return merged;
    }
}
