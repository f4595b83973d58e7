package io.github.mailworthy.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time after a decision in which an address must show that mail arrives.
 *
 * <p>It has failed if the first failure that is blamed on the contact is not later than the first delivery, nor than
 * {@link #LENGTH} after the first hand-over. Three minima of event times: the order in which they become known does not matter.
 *
 * @param decision the id of the grant or check that began it
 * @param began when
 * @param handedOver first hand-over to the mail server after it began
 * @param delivered first delivery after it began
 * @param failed first failure blamed on the contact after it began
 */
public record Trial(
        String decision,
        Instant began,
        Optional<Instant> handedOver,
        Optional<Instant> delivered,
        Optional<Instant> failed) {
    /** How long after the first hand-over a failure still fails the trial: 14 days. */
    public static final Duration LENGTH = Duration.ofDays(14);

    static Trial begin(String decision, Instant now) {
        return new Trial(decision, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it has failed. */
    public boolean hasFailed() {
        return failed.isPresent()
                && !(delivered.isPresent() && failed.get().isAfter(delivered.get()))
                && !(handedOver.isPresent()
                        && failed.get().isAfter(handedOver.get().plus(LENGTH)));
    }

    /** Whether it still runs at an instant. */
    public boolean runs(Instant now) {
        return failed.isEmpty()
                && delivered.isEmpty()
                && !(handedOver.isPresent() && now.isAfter(handedOver.get().plus(LENGTH)));
    }

    Trial withHandOver(Instant at) {
        return at.isBefore(began)
                ? this
                : new Trial(decision, began, Latest.first(handedOver, Optional.of(at)), delivered, failed);
    }

    Trial withDelivery(Instant at) {
        return at.isAfter(began)
                ? new Trial(decision, began, handedOver, Latest.first(delivered, Optional.of(at)), failed)
                : this;
    }

    /** Whether a failure is one of mail that was sent since it began. */
    boolean isFailedBy(Instant at, Optional<Instant> messageSentAt) {
        return at.isAfter(began)
                && !(messageSentAt.isPresent() && messageSentAt.get().isBefore(began));
    }

    Trial withFailure(Instant at, Optional<Instant> messageSentAt) {
        return isFailedBy(at, messageSentAt)
                ? new Trial(decision, began, handedOver, delivered, Latest.first(failed, Optional.of(at)))
                : this;
    }

    static Optional<Trial> merge(Optional<Trial> a, Optional<Trial> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        Trial x = a.get();
        Trial y = b.get();
        int order = x.began.equals(y.began) ? x.decision.compareTo(y.decision) : x.began.compareTo(y.began);
        if (order != 0) {
            return order > 0 ? a : b;
        }
        return Optional.of(new Trial(
                x.decision,
                x.began,
                Latest.first(x.handedOver, y.handedOver),
                Latest.first(x.delivered, y.delivered),
                Latest.first(x.failed, y.failed)));
    }
}
