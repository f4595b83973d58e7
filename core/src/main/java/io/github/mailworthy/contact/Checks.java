package io.github.mailworthy.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is remembered of the checks of one address.
 *
 * @param last when the last one began
 * @param day the account's day on which completed ones were counted last
 * @param completedToday how many that day
 * @param running the one under way, if any
 * @param runningUntil when its time is up, and another may begin
 * @param completedIn the number of the evidence round in which the last one was completed and left something standing
 * @param unknownIn the number of the evidence round of {@code firstUnknown}
 * @param firstUnknown when a check could not tell for the first time in that round
 * @param askableSince set once two checks 15 minutes apart could not tell
 * @param softLifted when soft failures were lifted last
 */
public record Checks(
        Optional<Instant> last,
        Optional<LocalDate> day,
        int completedToday,
        Optional<String> running,
        Optional<Instant> runningUntil,
        Optional<Integer> completedIn,
        Optional<Integer> unknownIn,
        Optional<Instant> firstUnknown,
        Optional<Instant> askableSince,
        Optional<Instant> softLifted) {
    /** None so far. */
    public static final Checks NONE = new Checks(
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** How many were completed on this day. */
    public int completedOn(LocalDate today) {
        return day.filter(today::equals).isPresent() ? completedToday : 0;
    }

    /** Whether a check of this round has been completed, or could not tell twice: then the rest is a matter of asking. */
    public boolean exhausted(int round) {
        return completedIn.filter(r -> r == round).isPresent()
                || (askableSince.isPresent()
                        && unknownIn.filter(r -> r == round).isPresent());
    }

    Checks begin(String check, Instant until, Instant now) {
        return new Checks(
                Optional.of(now),
                day,
                completedToday,
                Optional.of(check),
                Optional.of(until),
                completedIn,
                unknownIn,
                firstUnknown,
                askableSince,
                softLifted);
    }

    Checks completed(Optional<Integer> round, LocalDate today, Optional<Instant> newSoftLifted) {
        return new Checks(
                last,
                Optional.of(today),
                completedOn(today) + 1,
                Optional.empty(),
                Optional.empty(),
                round,
                unknownIn,
                firstUnknown,
                askableSince,
                newSoftLifted.isPresent() ? newSoftLifted : softLifted);
    }

    /** The one under way has ended and told nothing of what is known now. */
    Checks ended() {
        return new Checks(
                last,
                day,
                completedToday,
                Optional.empty(),
                Optional.empty(),
                completedIn,
                unknownIn,
                firstUnknown,
                askableSince,
                softLifted);
    }

    Checks unknown(int round, Duration apart, Instant now) {
        boolean sameRound = unknownIn.filter(r -> r == round).isPresent();
        Instant first = sameRound ? firstUnknown.orElse(now) : now;
        Optional<Instant> askable = sameRound ? askableSince : Optional.empty();
        if (askable.isEmpty() && !first.plus(apart).isAfter(now)) {
            askable = Optional.of(now);
        }
        return new Checks(
                last,
                day,
                completedToday,
                Optional.empty(),
                Optional.empty(),
                completedIn,
                Optional.of(round),
                Optional.of(first),
                askable,
                softLifted);
    }
}
