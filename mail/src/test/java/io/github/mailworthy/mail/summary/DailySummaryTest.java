package io.github.mailworthy.mail.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import io.github.mailworthy.summary.SummaryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailySummaryTest {
    private static final AccountId OTHER = new AccountId("other");

    private static final SummaryWriter PLAIN =
            content -> new SummaryWriter.Words("Yesterday", "all went well", Optional.empty());

    private final World world = new World().account(OTHER, Instant.EPOCH, "Europe/Berlin");
    private final Works works = world.works();

    @Test
    void a_writer_that_breaks_at_one_account_does_not_stop_the_others() {
        for (Error broken : List.of(new StackOverflowError(), new NoClassDefFoundError("host/Part"))) {
            tell(World.SHOP);
            tell(OTHER);
            world.clock.advance(Duration.ofDays(1));
            assertEquals(1, summary(breakingAtShop(broken)).runDue(10));
            world.clock.advance(Duration.ofMinutes(5));
            assertEquals(1, world.mailworthy.summary().runDue(10), "tried again later");
        }
    }

    @Test
    void a_summary_of_an_account_that_is_gone_is_looked_at_once_a_day_and_written_when_it_is_back() {
        tell(World.SHOP);
        tell(OTHER);
        world.clock.advance(Duration.ofDays(1));
        List<AccountId> asked = new ArrayList<>();
        AccountDirectory without = id -> {
            asked.add(id);
            return id.equals(World.SHOP) ? Optional.empty() : works.accounts().find(id);
        };
        DailySummary summary = new DailySummary(
                new Works(works.storage(), without, works.clock(), works.ids()), PLAIN, "platform.example");
        assertEquals(1, summary.runDue(10));
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofMinutes(5));
            assertEquals(0, summary.runDue(10));
        }
        assertEquals(1, Collections.frequency(asked, World.SHOP));
        world.clock.advance(Duration.ofDays(1));
        assertEquals(1, summary(PLAIN).runDue(10), "nothing is lost");
    }

    @Test
    void a_machine_that_dies_is_no_fault_of_an_account() {
        tell(World.SHOP);
        world.clock.advance(Duration.ofDays(1));
        DailySummary summary = summary(breakingAtShop(new OutOfMemoryError("a test's")));
        assertThrows(OutOfMemoryError.class, () -> summary.runDue(10));
    }

    private DailySummary summary(SummaryWriter writer) {
        return new DailySummary(works, writer, "platform.example");
    }

    private static SummaryWriter breakingAtShop(Error broken) {
        return content -> {
            if (content.account().id().equals(World.SHOP)) {
                throw broken;
            }
            return PLAIN.write(content);
        };
    }

    private void tell(AccountId id) {
        Key<SummaryState> key = SummaryState.key(id);
        Kept<SummaryState> state = works.storage().find(List.<Key<?>>of(key)).get(key);
        Change.Builder change = Change.builder();
        News news = News.of("q" + works.now(), "r@example.com", News.Result.APPROVED_AT_ONCE, "", works.now());
        SummaryRules.tell(change, state, works.accounts().find(id).orElseThrow(), List.of(news), works.now());
        assertTrue(works.apply(change.build()));
    }
}
