package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import io.github.mailworthy.feedback.BounceCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param recent the failures of the latest {@value #RECENT} hours that had any, by the start of the UTC hour. They are in none of the
 *     other components: {@link #whole} has them together
 */
public record MailboxFacts(
        Map<BounceCategory, Failure> hard,
        Hours disabled,
        Optional<Failure> lastDisabled,
        Hours soft,
        Optional<Failure> lastSoft,
        Optional<Finding> finding,
        Optional<Replacement> replacement,
        Optional<Trial> trial,
        Map<Instant, Setback> recent) {
    /** How many hours' failures are kept apart; what is older can be set aside no more. */
    public static final int RECENT = 32;

    /** Nothing is known. */
    public static final MailboxFacts NONE = new MailboxFacts(
            Map.of(),
            Hours.NONE,
            Optional.empty(),
            Hours.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    /** Copies the maps, in the order of the categories and of time. */
    public MailboxFacts {
        hard = hard.size() < 2 ? ImmutableMap.copyOf(hard) : ImmutableMap.copyOf(new EnumMap<>(hard));
        recent = isInOrder(recent) ? ImmutableMap.copyOf(recent) : ImmutableMap.copyOf(new TreeMap<>(recent));
    }

    private static boolean isInOrder(Map<Instant, Setback> failures) {
        Instant before = Instant.MIN;
        for (Instant hour : failures.keySet()) {
            if (hour.isBefore(before)) {
                return false;
            }
            before = hour;
        }
        return true;
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

    /** All that is known, the latest hours included. */
    public MailboxFacts whole() {
        return recent.isEmpty() ? this : withOlder(recent.values(), Map.of());
    }

    /** Without the failures that are set aside. */
    MailboxFacts without(Aside aside) {
        if (recent.isEmpty() || aside.spans().isEmpty()) {
            return this;
        }
        Map<Instant, Setback> left = new TreeMap<>();
        recent.forEach((hour, failed) -> left.put(hour, aside.leaves(hour, failed)));
        left.values().removeIf(Setback.NONE::equals);
        return left.equals(recent) ? this : with(left);
    }

    MailboxFacts withFailure(Failure failure, BounceCategory.Weight weight, Optional<Instant> messageSentAt) {
        if (weight == BounceCategory.Weight.NONE) {
            return this;
        }
        Optional<Instant> failsTrial =
                trial.filter(t -> t.isFailedBy(failure.at(), messageSentAt)).map(t -> failure.at());
        Instant hour = Instant.ofEpochSecond(Hours.hourOf(failure.at()) * 3600);
        return with(withHour(hour, Setback.of(failure, weight, failsTrial))).bounded();
    }

    MailboxFacts withDelivery(Instant at) {
        Hours left = Recurrence.SOFT.prune(soft.notBefore(at));
        Optional<Trial> tried = trial.map(t -> t.withDelivery(at));
        return left.equals(soft) && tried.equals(trial)
                ? this
                : new MailboxFacts(hard, disabled, lastDisabled, left, lastSoft, finding, replacement, tried, recent);
    }

    MailboxFacts forgetSoftBefore(Instant delivery) {
        Hours after = soft.notBefore(delivery);
        if (after.latest().size() == soft.latest().size()) {
            return this;
        }
        Hours left = Recurrence.SOFT.prune(after);
        return new MailboxFacts(hard, disabled, lastDisabled, left, lastSoft, finding, replacement, trial, recent);
    }

    private MailboxFacts with(Map<Instant, Setback> failures) {
        return failures.equals(recent)
                ? this
                : new MailboxFacts(hard, disabled, lastDisabled, soft, lastSoft, finding, replacement, trial, failures);
    }

    /** The recent hours with one more failure: in one pass, because every failure asks it. */
    private Map<Instant, Setback> withHour(Instant hour, Setback failed) {
        Setback known = recent.get(hour);
        boolean placed = false;
        ImmutableMap.Builder<Instant, Setback> with = ImmutableMap.builderWithExpectedSize(recent.size() + 1);
        for (Map.Entry<Instant, Setback> other : recent.entrySet()) {
            if (!placed && !other.getKey().isBefore(hour)) {
                with.put(hour, known == null ? failed : known.merge(failed));
                placed = true;
            }
            if (!other.getKey().equals(hour)) {
                with.put(other);
            }
        }
        return (placed ? with : with.put(hour, failed)).buildOrThrow();
    }

    private static Map<Instant, Setback> together(Map<Instant, Setback> a, Map<Instant, Setback> b) {
        Map<Instant, Setback> merged = new TreeMap<>(a);
        b.forEach((hour, failed) -> merged.merge(hour, failed, Setback::merge));
        return merged;
    }

    /**
     * Takes the failures of all but the latest hours in among the older ones. Order does not matter: an hour that one view has taken in
     * has so many later ones that every view which knows as much has taken it in, too.
     */
    private MailboxFacts bounded() {
        if (recent.size() <= RECENT) {
            return this;
        }
        Map<Instant, Setback> left = new TreeMap<>(recent);
        List<Setback> older = new ArrayList<>();
        for (Instant hour : List.copyOf(recent.keySet()).subList(0, recent.size() - RECENT)) {
            older.add(Objects.requireNonNull(left.remove(hour)));
        }
        return withOlder(older, left);
    }

    /** Takes in the failures of some hours, which are in the order of time, and keeps others apart. */
    private MailboxFacts withOlder(Collection<Setback> failures, Map<Instant, Setback> apart) {
        Map<BounceCategory, Failure> newHard = hard;
        Optional<Failure> newDisabled = Optional.empty();
        Optional<Failure> newSoft = Optional.empty();
        Optional<Trial> newTrial = trial;
        List<Instant> disabledAt = new ArrayList<>(failures.size());
        List<Instant> softAt = new ArrayList<>(failures.size());
        for (Setback failed : failures) {
            newHard = Setback.latest(newHard, failed.hard());
            if (failed.disabled().isPresent()) {
                newDisabled = failed.disabled();
                disabledAt.add(failed.disabled().get().at());
            }
            if (failed.soft().isPresent()) {
                newSoft = failed.soft();
                softAt.add(failed.soft().get().at());
            }
            if (failed.failsTrial().isPresent() && newTrial.isPresent()) {
                newTrial = Optional.of(
                        newTrial.get().withFailure(failed.failsTrial().get(), Optional.empty()));
            }
        }
        return new MailboxFacts(
                newHard,
                disabledAt.isEmpty() ? disabled : Recurrence.SECOND.prune(disabled.union(new Hours(disabledAt))),
                Latest.of(lastDisabled, newDisabled),
                softAt.isEmpty() ? soft : Recurrence.SOFT.prune(soft.union(new Hours(softAt))),
                Latest.of(lastSoft, newSoft),
                finding,
                replacement,
                newTrial,
                apart);
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
                trial,
                recent);
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
                trial,
                recent);
    }

    MailboxFacts merge(MailboxFacts other) {
        return new MailboxFacts(
                        Setback.latest(hard, other.hard),
                        Recurrence.SECOND.prune(disabled.union(other.disabled)),
                        Latest.of(lastDisabled, other.lastDisabled),
                        Recurrence.SOFT.prune(soft.union(other.soft)),
                        Latest.of(lastSoft, other.lastSoft),
                        Latest.of(finding, other.finding),
                        Latest.of(replacement, other.replacement),
                        Trial.merge(trial, other.trial),
                        together(recent, other.recent))
                .bounded();
    }

    MailboxFacts withTrial(Trial begun) {
        return with(Optional.of(begun));
    }

    private MailboxFacts with(Optional<Trial> newTrial) {
        return newTrial.equals(trial)
                ? this
                : new MailboxFacts(
                        hard, disabled, lastDisabled, soft, lastSoft, finding, replacement, newTrial, recent);
    }

    /** What is left after a check that passed on evidence of this reach: the rest stays open in the next round. */
    MailboxFacts liftedBy(boolean mailboxEvidence, boolean softToo) {
        Map<Instant, Setback> left = new TreeMap<>();
        recent.forEach((hour, failed) -> left.put(
                hour,
                new Setback(
                        liftedBy(failed.hard(), mailboxEvidence),
                        failed.disabled().filter(last -> !mailboxEvidence),
                        failed.soft().filter(last -> !softToo),
                        failed.failsTrial())));
        left.values().removeIf(Setback.NONE::equals);
        return new MailboxFacts(
                liftedBy(hard, mailboxEvidence),
                mailboxEvidence ? Hours.NONE : disabled,
                lastDisabled.filter(last -> !mailboxEvidence),
                softToo ? Hours.NONE : soft,
                lastSoft.filter(last -> !softToo),
                finding.filter(f -> !lifts(f.reason(), mailboxEvidence)),
                Optional.empty(),
                trial,
                left);
    }

    private static Map<BounceCategory, Failure> liftedBy(Map<BounceCategory, Failure> hard, boolean mailboxEvidence) {
        Map<BounceCategory, Failure> left = new EnumMap<>(BounceCategory.class);
        hard.forEach((category, failure) -> {
            if (!lifts(Reason.ofHard(category), mailboxEvidence)) {
                left.put(category, failure);
            }
        });
        return left;
    }

    private static boolean lifts(Reason reason, boolean mailboxEvidence) {
        return reason.lifted() == Reason.Lifted.BY_DOMAIN || mailboxEvidence;
    }
}
