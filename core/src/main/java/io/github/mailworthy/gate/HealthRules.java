package io.github.mailworthy.gate;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges an account by its last messages, from counters per account-local day.
 *
 * <p>Whole days are counted back until they hold the window. Complaints and bounces are counted on the day they come in, so a burst
 * is seen on the day it happens, against the messages of the days before.
 */
public final class HealthRules {
    private static final int DAYS = 30;
    private static final String SENT = "health/sent";
    private static final String COMPLAINTS = "health/complaints";
    private static final String HARD = "health/hard";

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

    /** The account's health. A share is one of the window even if less was sent: three complaints do not make a new account ill. */
    public static Health judge(Account account, Map<CounterKey, Long> counts, HealthPolicy policy, Instant now) {
        LocalDate day = today(account, now);
        long sent = 0;
        long complaints = 0;
        long hard = 0;
        for (int back = 0; back < DAYS && sent < policy.window(); back++, day = day.minusDays(1)) {
            sent += count(counts, account, day, SENT);
            complaints += count(counts, account, day, COMPLAINTS);
            hard += count(counts, account, day, HARD);
        }
        double base = Math.max(sent, policy.window()) / 1000.0;
        boolean bad = (complaints > 0 && complaints >= policy.complaintsPerMille() * base)
                || (hard > 0 && hard >= policy.hardBouncesPerMille() * base);
        Health.Level level = !bad || policy.mode() == HealthPolicy.Mode.OFF
                ? Health.Level.GOOD
                : policy.mode() == HealthPolicy.Mode.HOLD ? Health.Level.HELD : Health.Level.WARNED;
        return new Health(sent, complaints, hard, level);
    }

    /** Counts messages that were taken. */
    public static Tally sent(Account account, long messages, Instant now) {
        return Tally.unlimited(new CounterKey(account.id(), today(account, now), SENT), messages);
    }

    /** The same outcome, which also counts against the account what has counted against a contact. */
    public static Outcome<Landed> counting(Outcome<Landed> outcome, Account account, Feedback feedback, Instant now) {
        boolean complaint = feedback.kind() == FeedbackKind.COMPLAINT;
        if (outcome.answer() != Landed.COUNTED || !(complaint || feedback.weight() == Weight.HARD)) {
            return outcome;
        }
        CounterKey counter = new CounterKey(account.id(), today(account, now), complaint ? COMPLAINTS : HARD);
        return new Outcome<>(
                outcome.answer(),
                Change.builder()
                        .add(outcome.change())
                        .tally(Tally.unlimited(counter, 1))
                        .build());
    }

    private static long count(Map<CounterKey, Long> counts, Account account, LocalDate day, String what) {
        return counts.getOrDefault(new CounterKey(account.id(), day, what), 0L);
    }

    private static LocalDate today(Account account, Instant now) {
        return now.atZone(account.zone()).toLocalDate();
    }
}
