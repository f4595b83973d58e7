package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import io.github.mailworthy.feedback.BounceCategory;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the mailbox since the last decision on it.
 *
 * @param hard of each category that counts at once the latest failure
 * @param disabled the hours with a failure that counts at the second
 * @param lastDisabled the latest of those failures
 * @param soft the hours with a soft failure since the last delivery
 * @param lastSoft the latest soft failure ever in this round
 * @param finding what the latest completed check found against the address
 * @param replacement set if the address took the place of a restricted one and was not checked yet
 * @param trial begun by the decision that closed the round before
 */
public record MailboxFacts(
        Map<BounceCategory, Failure> hard,
        Hours disabled,
        Optional<Failure> lastDisabled,
        Hours soft,
        Optional<Failure> lastSoft,
        Optional<Finding> finding,
        Optional<Replacement> replacement,
        Optional<Trial> trial) {
    /** Nothing is known. */
    public static final MailboxFacts NONE = new MailboxFacts(
            Map.of(),
            Hours.NONE,
            Optional.empty(),
            Hours.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Copies the map, in the order of the categories. */
    public MailboxFacts {
        hard = hard.isEmpty() ? ImmutableMap.of() : ImmutableMap.copyOf(new EnumMap<>(hard));
    }

    static MailboxFacts onTrial(String decision, Instant now) {
        return NONE.withTrial(Trial.begin(decision, now));
    }

    /** Whether mailboxes refused often enough to count as dead. */
    public boolean disabledForGood() {
        return Recurrence.SECOND.holds(disabled);
    }

    /** Whether soft failures have become too many. */
    public boolean tooManySoft() {
        return Recurrence.SOFT.holds(soft);
    }

    MailboxFacts withFailure(Failure failure, BounceCategory.Weight weight, Optional<Instant> messageSentAt) {
        Optional<Failure> one = Optional.of(failure);
        Hours hour = Hours.NONE.with(failure.at());
        MailboxFacts with = switch (weight) {
            case HARD ->
                merge(failures(
                        Map.of(failure.category(), failure),
                        Hours.NONE,
                        Optional.empty(),
                        Hours.NONE,
                        Optional.empty()));
            case HARD_AT_SECOND -> merge(failures(Map.of(), hour, one, Hours.NONE, Optional.empty()));
            case SOFT -> merge(failures(Map.of(), Hours.NONE, Optional.empty(), hour, one));
            case NONE -> this;
        };
        return weight == BounceCategory.Weight.NONE
                ? with
                : with.with(with.trial.map(t -> t.withFailure(failure.at(), messageSentAt)));
    }

    MailboxFacts withDelivery(Instant at) {
        Hours left = Recurrence.SOFT.prune(soft.notBefore(at));
        Optional<Trial> tried = trial.map(t -> t.withDelivery(at));
        return left.equals(soft) && tried.equals(trial)
                ? this
                : new MailboxFacts(hard, disabled, lastDisabled, left, lastSoft, finding, replacement, tried);
    }

    MailboxFacts withHandOver(Instant at) {
        return with(trial.map(t -> t.withHandOver(at)));
    }

    MailboxFacts withFinding(Finding found) {
        return new MailboxFacts(
                hard,
                disabled,
                lastDisabled,
                soft,
                lastSoft,
                Latest.of(finding, Optional.of(found)),
                replacement,
                trial);
    }

    MailboxFacts withReplacement(Replacement replaced) {
        return new MailboxFacts(
                hard,
                disabled,
                lastDisabled,
                soft,
                lastSoft,
                finding,
                Latest.of(replacement, Optional.of(replaced)),
                trial);
    }

    MailboxFacts merge(MailboxFacts other) {
        return new MailboxFacts(
                latest(hard, other.hard),
                Recurrence.SECOND.prune(disabled.union(other.disabled)),
                Latest.of(lastDisabled, other.lastDisabled),
                Recurrence.SOFT.prune(soft.union(other.soft)),
                Latest.of(lastSoft, other.lastSoft),
                Latest.of(finding, other.finding),
                Latest.of(replacement, other.replacement),
                Trial.merge(trial, other.trial));
    }

    MailboxFacts withTrial(Trial begun) {
        return with(Optional.of(begun));
    }

    private MailboxFacts with(Optional<Trial> newTrial) {
        return newTrial.equals(trial)
                ? this
                : new MailboxFacts(hard, disabled, lastDisabled, soft, lastSoft, finding, replacement, newTrial);
    }

    private static Map<BounceCategory, Failure> latest(Map<BounceCategory, Failure> a, Map<BounceCategory, Failure> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Map<BounceCategory, Failure> merged = new EnumMap<>(a);
        b.forEach((category, failure) -> merged.merge(category, failure, (x, y) -> x.compareTo(y) >= 0 ? x : y));
        return merged;
    }

    private static MailboxFacts failures(
            Map<BounceCategory, Failure> hard,
            Hours disabled,
            Optional<Failure> lastDisabled,
            Hours soft,
            Optional<Failure> lastSoft) {
        return new MailboxFacts(
                hard, disabled, lastDisabled, soft, lastSoft, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is left after a check that passed on evidence of this reach: the rest stays open in the next round. */
    MailboxFacts liftedBy(boolean mailboxEvidence, boolean softToo) {
        Map<BounceCategory, Failure> left = new EnumMap<>(BounceCategory.class);
        hard.forEach((category, failure) -> {
            if (!lifts(Reason.ofHard(category), mailboxEvidence)) {
                left.put(category, failure);
            }
        });
        boolean disabledStays = !mailboxEvidence;
        boolean softStays = !softToo;
        return new MailboxFacts(
                left,
                disabledStays ? disabled : Hours.NONE,
                disabledStays ? lastDisabled : Optional.empty(),
                softStays ? soft : Hours.NONE,
                softStays ? lastSoft : Optional.empty(),
                finding.filter(f -> !lifts(f.reason(), mailboxEvidence)),
                Optional.empty(),
                trial);
    }

    private static boolean lifts(Reason reason, boolean mailboxEvidence) {
        return reason.lifted() == Reason.Lifted.BY_DOMAIN || mailboxEvidence;
    }
}
