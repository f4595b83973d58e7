package io.github.mailworthy.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.summary.News.Result;
import io.github.mailworthy.town.Shelves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SummaryRulesTest {
    private final Shelves shelves = new Shelves();
    private Account account = account("Europe/Berlin");
    private Instant now = Instant.parse("2026-03-27T15:00:00Z");
    private int requests;

    private static Account account(String zone) {
        return new Account(
                new AccountId("shop"),
                "Shop",
                Instant.EPOCH,
                ZoneId.of(zone),
                EmailAddress.of("owner@example.com"),
                true);
    }

    private Kept<SummaryState> state() {
        return shelves.find(SummaryState.key(account.id()));
    }

    private Change told(String request, Result result) {
        Change.Builder change = Change.builder();
        News news = News.of(request, request + "@example.com", result, "why", now);
        SummaryRules.tell(change, state(), account, List.of(news), now);
        return change.build();
    }

    private String tell(Result result) {
        String request = "r" + ++requests;
        shelves.apply(told(request, result));
        return request;
    }

    private List<Kept<News>> news() {
        return shelves.all(News.KIND).stream()
                .sorted(Comparator.comparing(row -> row.key().id()))
                .toList();
    }

    private Outcome<Optional<SummaryContent>> written(int most) {
        List<Kept<News>> all = news();
        List<Kept<News>> page = all.subList(0, Math.min(most, all.size()));
        return SummaryRules.write(state(), account, page, page.size() < all.size(), SummaryRulesTest::letter, now);
    }

    /** Stands for the letter's row of the outbox. */
    private static Change letter(SummaryContent content) {
        Write<?> row = Kept.absent(SummaryState.KIND.key(content.account().id(), "letter-" + content.day()))
                .put(SummaryState.NEVER);
        return Change.builder().write(row).build();
    }

    private Optional<SummaryContent> write() {
        Outcome<Optional<SummaryContent>> outcome = written(100);
        shelves.apply(outcome.change());
        return outcome.answer();
    }

    private void whenDue() {
        now = state().due().orElseThrow();
    }

    private static List<String> requests(List<News> news) {
        return news.stream().map(News::request).toList();
    }

    @Test
    @DisplayName("35: results of a day come in one letter the next morning, and there is never a second that day")
    void one_letter_a_day() {
        tell(Result.APPROVED_AT_ONCE);
        tell(Result.DECLINED);
        assertEquals(Optional.of(Instant.parse("2026-03-28T06:00:00Z")), state().due());
        whenDue();
        SummaryContent content = write().orElseThrow();
        assertEquals(LocalDate.parse("2026-03-28"), content.day());
        assertEquals(List.of("r1", "r2"), requests(content.results()));
        assertEquals(List.of(), news());
        Told byThis = new Told("summary-2026-03-28", LocalDate.parse("2026-03-28"));
        for (News told : content.results()) {
            var record = shelves.find(Told.key(account.id(), told.request(), told.result()));
            assertEquals(Optional.of(byThis), record.value());
        }
        assertEquals(Optional.empty(), state().due(), "it sleeps");
        now = now.plus(Duration.ofHours(2));
        tell(Result.APPROVED_AT_ONCE);
        assertEquals(Optional.of(Instant.parse("2026-03-29T05:00:00Z")), state().due(), "a day of 23 hours");
        assertEquals(Optional.empty(), write(), "woken too early, it waits for the next day");
        assertEquals(Optional.of(Instant.parse("2026-03-29T05:00:00Z")), state().due());
    }

    @Test
    @DisplayName("36: the morning is the account's own, on days of 23 and of 25 hours")
    void mornings_on_short_and_long_days() {
        assertEquals(
                Instant.parse("2026-03-29T05:00:00Z"),
                SummaryTimes.nextMorning(
                        Instant.parse("2026-03-28T06:00:00Z"), ZoneId.of("Europe/Berlin"), Optional.empty()));
        assertEquals(
                Instant.parse("2026-10-25T06:00:00Z"),
                SummaryTimes.nextMorning(
                        Instant.parse("2026-10-24T05:00:00Z"), ZoneId.of("Europe/Berlin"), Optional.empty()));
    }

    @Test
    @DisplayName("36: a zone that is changed gives no second letter of a local day, and nothing is lost")
    void a_changed_zone_gives_no_second_letter_of_a_day() {
        account = account("Pacific/Auckland");
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        LocalDate first = write().orElseThrow().day();
        account = account("Pacific/Honolulu");
        now = now.plus(Duration.ofHours(1));
        tell(Result.DECLINED);
        whenDue();
        SummaryContent second = write().orElseThrow();
        assertTrue(second.day().isAfter(first));
        assertEquals(List.of("r2"), requests(second.results()));
    }

    @Test
    @DisplayName("37: a result written while the letter is made is in this one or the next, never lost or told twice")
    void a_result_written_while_the_letter_is_made() {
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        Change letter = written(100).change();
        Change late = told("late", Result.DECLINED);
        shelves.apply(late);
        assertTrue(shelves.fits(letter), "telling an awake summary changes nothing of it");
        shelves.apply(letter);
        assertEquals(
                List.of("late/DECLINED"),
                news().stream().map(row -> row.key().id()).toList());
        assertFalse(shelves.fits(late));
    }

    @Test
    @DisplayName("37: telling fails if the summary fell asleep meanwhile, and is decided again")
    void telling_a_summary_that_fell_asleep_is_stale() {
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        Change late = told("late", Result.DECLINED);
        write();
        assertFalse(shelves.fits(late), "else the result would wait for a letter that nobody writes");
        shelves.apply(told("late", Result.DECLINED));
        assertTrue(state().due().isPresent());
    }

    @Test
    @DisplayName("38: nothing happened, no letter; after an outage of three days one letter catches up")
    void one_letter_catches_up() {
        tell(Result.APPROVED_AT_ONCE);
        now = now.plus(Duration.ofDays(1));
        tell(Result.DECLINED);
        now = now.plus(Duration.ofDays(2));
        assertEquals(2, write().orElseThrow().results().size());
        now = now.plus(Duration.ofDays(1));
        assertEquals(Optional.empty(), write());
    }

    @Test
    @DisplayName("38: a waiting request is told once on its own, later beside results, and gone once it is decided")
    void waiting_requests() {
        String waiting = tell(Result.WAITING);
        whenDue();
        assertEquals(List.of(waiting), requests(write().orElseThrow().waiting()));
        now = now.plus(Duration.ofDays(1));
        assertEquals(Optional.empty(), write(), "it waits still, and that is no news");
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        assertEquals(List.of(waiting), requests(write().orElseThrow().waiting()), "told beside a result");
        shelves.apply(told(waiting, Result.APPROVED_AFTER_REVIEW));
        whenDue();
        SummaryContent last = write().orElseThrow();
        assertEquals(List.of(waiting), requests(last.results()));
        assertEquals(List.of(), last.waiting());
        assertEquals(List.of(), news());
    }

    @Test
    void a_letter_written_while_the_clock_was_a_year_ahead_silences_nothing() {
        Instant right = now;
        now = right.plus(Duration.ofDays(365));
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        assertTrue(write().isPresent());
        now = right;
        tell(Result.DECLINED);
        assertEquals(Optional.of(Instant.parse("2026-03-28T06:00:00Z")), state().due());
        whenDue();
        assertEquals(LocalDate.parse("2026-03-28"), write().orElseThrow().day());
        assertEquals(
                Optional.of(LocalDate.parse("2026-03-28")),
                state().value().orElseThrow().lastTold());
    }

    @Test
    void a_summary_woken_while_the_clock_was_a_year_ahead_is_woken_again() {
        Instant right = now;
        now = right.plus(Duration.ofDays(365));
        tell(Result.APPROVED_AT_ONCE);
        now = right;
        tell(Result.DECLINED);
        assertEquals(Optional.of(Instant.parse("2026-03-28T06:00:00Z")), state().due());
        whenDue();
        assertEquals(2, write().orElseThrow().results().size());
    }

    @Test
    void a_last_letter_two_days_ahead_counts_and_one_three_days_ahead_does_not() {
        for (int ahead = 0; ahead < 5; ahead++) {
            shelves.apply(Change.builder()
                    .write(state().put(new SummaryState(
                            Optional.of(LocalDate.parse("2026-03-27").plusDays(ahead)))))
                    .build());
            tell(Result.DECLINED);
            LocalDate next = LocalDate.parse("2026-03-28").plusDays(ahead > 2 ? 0 : ahead);
            Instant due = state().due().orElseThrow();
            assertEquals(next, due.atZone(account.zone()).toLocalDate(), "ahead by " + ahead);
            assertEquals(ahead > 2, written(100).answer().isPresent(), "ahead by " + ahead);
        }
    }

    @Test
    void what_does_not_fit_into_one_letter_follows_the_next_day() {
        for (int i = 0; i < 3; i++) {
            tell(Result.APPROVED_AT_ONCE);
        }
        whenDue();
        Outcome<Optional<SummaryContent>> first = written(2);
        shelves.apply(first.change());
        assertTrue(first.answer().orElseThrow().more());
        assertEquals(1, news().size());
        assertEquals(Optional.of(Instant.parse("2026-03-29T05:00:00Z")), state().due(), "awake");
        whenDue();
        assertEquals(List.of("r3"), requests(write().orElseThrow().results()));
    }

    @Test
    @DisplayName("35: two nodes cannot both write the letter of a day")
    void two_nodes_cannot_both_write() {
        tell(Result.APPROVED_AT_ONCE);
        whenDue();
        Change one = written(100).change();
        Change other = written(100).change();
        shelves.apply(one);
        assertFalse(shelves.fits(other));
    }
}
