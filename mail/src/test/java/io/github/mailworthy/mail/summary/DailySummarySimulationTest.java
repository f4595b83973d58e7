package io.github.mailworthy.mail.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.letter.LetterEnd;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import io.github.mailworthy.summary.SummaryState;
import io.github.mailworthy.summary.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Years of histories in every zone of the tz database, with outages and accounts that move: every result is told exactly once. */
class DailySummarySimulationTest {
    private static final Pattern RESULT = Pattern.compile("r(\\d+)@example\\.com");

    private final World world = new World();
    private final Works works = world.works();

    @Test
    void every_result_is_told_exactly_once_and_no_local_day_has_two_letters() {
        Random random = new Random(20260301);
        List<String> zones = new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            AccountId id = new AccountId("z" + i);
            accounts.add(id);
            world.account(id, Instant.EPOCH, zones.get(i));
        }
        Map<Integer, Integer> told = new HashMap<>();
        Set<String> days = new HashSet<>();
        int results = 0;
        Instant end = world.clock.instant().plus(Duration.ofDays(3 * 365));
        while (world.clock.instant().isBefore(end)) {
            boolean outage = random.nextInt(150) == 0;
            world.clock.advance(
                    outage ? Duration.ofDays(1 + random.nextInt(12)) : Duration.ofMinutes(random.nextInt(1440)));
            for (int n = random.nextInt(30); n > 0; n--) {
                tell(accounts.get(random.nextInt(accounts.size())), results++);
            }
            if (random.nextInt(10) == 0) {
                int moved = random.nextInt(accounts.size());
                world.account(accounts.get(moved), Instant.EPOCH, zones.get(random.nextInt(zones.size())));
            }
            deliver(told, days);
        }
        for (int n = 0; n < 4; n++) {
            world.clock.advance(Duration.ofDays(2));
            deliver(told, days);
        }
        assertEquals(results, told.size(), "every result is told");
        assertTrue(told.values().stream().allMatch(times -> times == 1), "and only once");
        assertTrue(results > 10_000, "of many: " + results);
        assertRecorded(accounts, results);
    }

    /** Each result has a record of the letter that told it, and no news is left. */
    private void assertRecorded(List<AccountId> accounts, int results) {
        int recorded = 0;
        for (AccountId account : accounts) {
            assertEquals(
                    List.of(),
                    works.storage()
                            .list(account, News.KIND, Optional.empty(), 1)
                            .items());
            for (Kept<Told> row : works.storage()
                    .list(account, Told.KIND, Optional.empty(), 100_000)
                    .items()) {
                Told told = row.value().orElseThrow();
                assertTrue(
                        works.storage()
                                .find(List.of(LetterEnd.key(account, told.letter())))
                                .get(LetterEnd.key(account, told.letter()))
                                .exists(),
                        told + " names no letter");
                recorded++;
            }
        }
        assertEquals(results, recorded, "each result knows its letter");
    }

    @Test
    void more_waiting_requests_than_fit_a_letter_hide_no_result() {
        AccountId account = World.SHOP;
        for (int i = 0; i < 1100; i++) {
            put(account, News.of("a" + i, "w" + i + "@example.com", News.Result.WAITING, "", works.now()));
        }
        Map<Integer, Integer> told = new HashMap<>();
        for (int day = 0; day < 4; day++) {
            world.clock.advance(Duration.ofDays(1));
            deliver(told, new HashSet<>());
        }
        put(account, News.of("z", "r7@example.com", News.Result.DECLINED, "", works.now()));
        world.clock.advance(Duration.ofDays(1));
        deliver(told, new HashSet<>());
        assertEquals(Map.of(7, 1), told);
    }

    private void tell(AccountId account, int result) {
        put(
                account,
                News.of("q" + result, "r" + result + "@example.com", News.Result.APPROVED_AT_ONCE, "", works.now()));
    }

    private void put(AccountId id, News news) {
        Account account = works.accounts().find(id).orElseThrow();
        Key<SummaryState> key = SummaryState.key(id);
        Kept<SummaryState> state = works.storage().find(List.<Key<?>>of(key)).get(key);
        Change.Builder change = Change.builder();
        SummaryRules.tell(change, state, account, List.of(news), works.now());
        assertTrue(works.apply(change.build()));
    }

    private void deliver(Map<Integer, Integer> told, Set<String> days) {
        world.mailworthy.summary().runDue(10_000);
        world.mailworthy.outbox().runDue(10_000);
        for (OutgoingMessage letter : world.mailer.sent()) {
            String to = letter.recipients().get(0).toString();
            assertTrue(days.add(to + " " + letter.subject()), "a second letter of one day: " + letter.subject());
            Matcher matcher = RESULT.matcher(letter.text().orElseThrow());
            while (matcher.find()) {
                told.merge(Integer.valueOf(matcher.group(1)), 1, Integer::sum);
            }
        }
        world.mailer.clear();
    }
}
