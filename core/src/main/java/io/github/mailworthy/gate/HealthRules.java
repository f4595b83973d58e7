package io.github.mailworthy.gate;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.gate.Health.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges an account by its last messages, from counters per account-local day.
 *
 * <p>Whole days are counted back until they hold the window. Complaints and bounces are counted on the day they come in, so a burst
 * is seen on the day it happens, against the messages of the days before.
 */
public final class HealthRules {
    private static final int DAYS = 30;
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(1);
    private static final String SENT = "health/sent";
    private static final String COMPLAINTS = "health/complaints";
    private static final String HARD = "health/hard";
    private static final String DELIVERED = "health/delivered";
    private static final String SOFT = "health/soft";
    private static final String BLOCKED = "health/blocked";
    private static final String REFUSED = "health/refused";
    private static final List<String> WHAT = List.of(SENT, DELIVERED, HARD, SOFT, BLOCKED, REFUSED, COMPLAINTS);

    private HealthRules() {}

    /** The counters that {@link #judge} wants. */
    public static List<CounterKey> counters(Account account, Instant now) {
        LocalDate today = today(account, now);
        List<CounterKey> keys = new ArrayList<>();
        for (int back = 0; back < DAYS; back++) {
            for (String what : List.of(SENT, COMPLAINTS, HARD)) {
                keys.add(new CounterKey(account.id(), today.minusDays(back), what));
            }
        }
        return keys;
    }

    /**
     * The account's health. A share is one of the window even if less was sent: three complaints do not make a new account ill.
     *
     * @param acquitted of each day the hard bounces that were shown to be nobody's fault here: they do not count
     */
    public static Health judge(
            Account account,
            Map<CounterKey, Long> counts,
            Map<LocalDate, Long> acquitted,
            HealthPolicy policy,
            Instant now) {
        LocalDate day = today(account, now);
        long sent = 0;
        long complaints = 0;
        long hard = 0;
        for (int back = 0; back < DAYS && sent < policy.window(); back++, day = day.minusDays(1)) {
            sent += count(counts, account, day, SENT);
            complaints += count(counts, account, day, COMPLAINTS);
            hard += Math.max(0, count(counts, account, day, HARD) - acquitted.getOrDefault(day, 0L));
        }
        double base = Math.max(sent, policy.window()) / 1000.0;
        boolean bad = (complaints > 0 && complaints >= policy.complaintsPerMille() * base)
                || (hard > 0 && hard >= policy.hardBouncesPerMille() * base);
        Level level = !bad || policy.mode() == HealthPolicy.Mode.OFF
                ? Level.GOOD
                : policy.mode() == HealthPolicy.Mode.HOLD ? Level.HELD : Level.WARNED;
        return new Health(sent, complaints, hard, level);
    }

    /** Whether a piece of feedback may have made the account's numbers worse. */
    public static boolean worsens(Landed landed, Feedback feedback) {
        return what(landed, feedback)
                .filter(what -> what.equals(COMPLAINTS) || what.equals(HARD))
                .isPresent();
    }

    /**
     * Notes an account's health.
     *
     * @param row read before the counters were
     * @param health as judged now
     * @return the health, if its level is another than what was told last
     */
    public static Outcome<Optional<Health>> noted(Kept<HealthState> row, Health health, Instant now) {
        Level before = row.value().map(HealthState::level).orElse(Level.GOOD);
        boolean changed = before != health.level();
        if (health.level() == Level.GOOD) {
            return changed ? told(health, row.remove()) : Outcome.of(Optional.empty());
        }
        if (changed) {
            return told(health, row.put(new HealthState(health.level(), now), now.plus(LOOKED_AT_AGAIN)));
        }
        boolean soon = row.due().filter(due -> due.isAfter(now.plus(SOON))).isEmpty();
        return soon
                ? new Outcome<>(
                        Optional.empty(), written(row.put(row.value().orElseThrow(), now.plus(LOOKED_AT_AGAIN))))
                : Outcome.of(Optional.empty());
    }

    /** Forgets the health of an account that is no more. */
    public static Change gone(Kept<HealthState> row) {
        return written(row.remove());
    }

    private static Outcome<Optional<Health>> told(Health health, Write<HealthState> write) {
        return new Outcome<>(Optional.of(health), written(write));
    }

    private static Change written(Write<HealthState> write) {
        return Change.builder().write(write).build();
    }

    /** Counts messages that were taken. */
    public static Tally sent(Account account, long messages, Instant now) {
        return Tally.unlimited(new CounterKey(account.id(), today(account, now), SENT), messages);
    }

    /**
     * Counts messages that were taken: for each receiver, and for all.
     *
     * @param receivers how many messages went to each
     */
    public static List<Tally> sent(Account account, Map<String, Long> receivers, Instant now) {
        List<Tally> tallies = new ArrayList<>();
        receivers.forEach((receiver, messages) -> {
            tallies.add(sent(account, messages, now));
            tallies.add(Tally.unlimited(key(account, today(account, now), SENT, receiver), messages));
        });
        return tallies;
    }

    /** The counters of what was sent to a receiver, or to all if it is empty, on the account's day of an instant and the day before. */
    public static List<CounterKey> sentBy(Account account, String receiver, Instant at) {
        LocalDate day = today(account, at);
        return List.of(key(account, day, SENT, receiver), key(account, day.minusDays(1), SENT, receiver));
    }

    /**
     * The same outcome, which also counts for the account what came of its message: for the receiver and for all. What was known
     * already, or is not proven ours, is not counted.
     *
     * @param receiver to which the message went
     */
    public static Outcome<Landed> counting(
            Outcome<Landed> outcome, Account account, String receiver, Feedback feedback, Instant now) {
        Optional<String> what = what(outcome.answer(), feedback);
        if (what.isEmpty()) {
            return outcome;
        }
        LocalDate day = today(account, now);
        return new Outcome<>(
                outcome.answer(),
                Change.builder()
                        .add(outcome.change())
                        .tally(Tally.unlimited(key(account, day, what.get(), receiver), 1))
                        .tally(Tally.unlimited(key(account, day, what.get(), ""), 1))
                        .build());
    }

    private static Optional<String> what(Landed landed, Feedback feedback) {
        if (!feedback.proof().verified()) {
            return Optional.empty();
        }
        return switch (feedback.kind()) {
            case DELIVERED -> Optional.of(DELIVERED);
            case COMPLAINT -> landed == Landed.COUNTED ? Optional.of(COMPLAINTS) : Optional.empty();
            case BOUNCE -> bounce(landed, feedback);
            default -> Optional.empty();
        };
    }

    private static Optional<String> bounce(Landed landed, Feedback feedback) {
        if (landed == Landed.COUNTED) {
            return Optional.of(feedback.weight() == Weight.HARD ? HARD : SOFT);
        }
        if (landed != Landed.NOTED || feedback.weight() != Weight.NONE) {
            return Optional.empty();
        }
        return switch (feedback.fault().orElseThrow()) {
            case SENDER -> Optional.of(BLOCKED);
            case MESSAGE -> Optional.of(REFUSED);
            case CONTACT, NOBODY -> Optional.empty();
        };
    }

    /** The counters that {@link #traffic} wants: of one receiver, or of all if it is empty. */
    public static List<CounterKey> counters(Account account, String receiver, LocalDate day) {
        return WHAT.stream().map(what -> key(account, day, what, receiver)).toList();
    }

    /** What came of a day's messages to one receiver, or to all if it is empty. */
    public static Traffic traffic(Account account, String receiver, LocalDate day, Map<CounterKey, Long> counts) {
        Map<String, Long> of = new HashMap<>();
        WHAT.forEach(what -> of.put(what, counts.getOrDefault(key(account, day, what, receiver), 0L)));
        return new Traffic(
                of.getOrDefault(SENT, 0L),
                of.getOrDefault(DELIVERED, 0L),
                of.getOrDefault(HARD, 0L),
                of.getOrDefault(SOFT, 0L),
                of.getOrDefault(BLOCKED, 0L),
                of.getOrDefault(REFUSED, 0L),
                of.getOrDefault(COMPLAINTS, 0L));
    }

    private static CounterKey key(Account account, LocalDate day, String what, String receiver) {
        return new CounterKey(account.id(), day, receiver.isEmpty() ? what : what + "/" + receiver);
    }

    private static long count(Map<CounterKey, Long> counts, Account account, LocalDate day, String what) {
        return counts.getOrDefault(new CounterKey(account.id(), day, what), 0L);
    }

    private static LocalDate today(Account account, Instant now) {
        return now.atZone(account.zone()).toLocalDate();
    }
}
