package io.github.mailworthy.summary;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides what an account is told, and when.
 *
 * <p>Telling puts a {@link News} row and wakes the account's {@link SummaryState} row, or, if that is awake, requires it unchanged.
 * The letter's change takes exactly the news that it lists, and leaves a {@link Told} row for each result. So nothing is lost or told twice when a result is written while a
 * letter is being made, and two nodes cannot make two letters of one day.
 */
public final class SummaryRules {
    /** By so many days can the last told day lie ahead: zones are up to 26 hours apart. */
    private static final int MOST_AHEAD = 2;

    /** No summary that is awake waits longer, unless the clock was wrong when it was woken. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(MOST_AHEAD + 2);

    private static final Duration NOBODY_WAITS = Duration.ofDays(1);

    private SummaryRules() {}

    /** Adds news to a change; at most once per change and account. */
    public static void tell(
            Change.Builder change, Kept<SummaryState> state, Account account, List<News> news, Instant now) {
        for (News one : news) {
            change.write(Kept.absent(one.key(account.id())).put(one));
        }
        if (state.due().filter(due -> !due.isAfter(now.plus(LONGEST_WAIT))).isPresent()) {
            change.write(state.require());
        } else {
            SummaryState told = told(state, now.atZone(account.zone()).toLocalDate());
            change.write(state.put(told, SummaryTimes.nextMorning(now, account.zone(), told.lastTold())));
        }
    }

    /**
     * Decides on a summary that has come due: one letter, or none if there is nothing new or this local day has had its letter.
     *
     * @param state the row as claimed
     * @param account whose it is
     * @param news what is kept, at most one letter's worth
     * @param more whether there is more than that
     * @param letter posts the letter of a content
     * @param now the present
     */
    public static Outcome<Optional<SummaryContent>> write(
            Kept<SummaryState> state,
            Account account,
            List<Kept<News>> news,
            boolean more,
            Function<SummaryContent, Change> letter,
            Instant now) {
        LocalDate today = now.atZone(account.zone()).toLocalDate();
        SummaryState told = told(state, today);
        Change.Builder change = Change.builder();
        if (news.stream().allMatch(n -> n.value().orElseThrow().told())) {
            return nothing(change.write(state.put(told)));
        }
        if (told.lastTold().filter(last -> !last.isBefore(today)).isPresent()) {
            Instant next = SummaryTimes.nextMorning(now, account.zone(), told.lastTold());
            return nothing(change.write(state.put(told, next)));
        }
        Set<String> decided = new HashSet<>();
        news.stream()
                .map(n -> n.value().orElseThrow())
                .filter(n -> !n.isWaiting())
                .forEach(n -> decided.add(n.request()));
        for (Kept<News> row : news) {
            News one = row.value().orElseThrow();
            boolean stays = one.isWaiting() && !decided.contains(one.request());
            change.write(stays ? row.put(one.asTold()) : row.remove());
        }
        SummaryContent content = new SummaryContent(
                account,
                today,
                byTime(news).filter(n -> !n.isWaiting()).toList(),
                byTime(news)
                        .filter(n -> n.isWaiting() && !decided.contains(n.request()))
                        .toList(),
                more);
        Told byThis = new Told(content.letterId(), today);
        content.results()
                .forEach(one -> change.write(Kept.absent(Told.key(account.id(), one.request(), one.result()))
                        .put(byThis)));
        SummaryState toldToday = new SummaryState(Optional.of(today));
        change.add(letter.apply(content));
        change.write(
                more
                        ? state.put(toldToday, SummaryTimes.nextMorning(now, account.zone(), toldToday.lastTold()))
                        : state.put(toldToday));
        return new Outcome<>(Optional.of(content), change.build());
    }

    /** What becomes of a summary that has come due of an account that nobody knows: the host may know it again, and is asked once a day. */
    public static Change ofNobody(Kept<SummaryState> state, Instant now) {
        SummaryState told = state.value().orElse(SummaryState.NEVER);
        return Change.builder().write(state.put(told, now.plus(NOBODY_WAITS))).build();
    }

    /** A day that a changed zone does not explain was written while the clock was wrong: it counts for nothing. */
    private static SummaryState told(Kept<SummaryState> state, LocalDate today) {
        return state.value()
                .filter(told -> told.lastTold()
                        .filter(last -> last.isAfter(today.plusDays(MOST_AHEAD)))
                        .isEmpty())
                .orElse(SummaryState.NEVER);
    }

    private static Stream<News> byTime(List<Kept<News>> news) {
        return news.stream()
                .map(n -> n.value().orElseThrow())
                .sorted(Comparator.comparing(News::at).thenComparing(News::request));
    }

    private static Outcome<Optional<SummaryContent>> nothing(Change.Builder change) {
        return new Outcome<>(Optional.empty(), change.build());
    }
}
