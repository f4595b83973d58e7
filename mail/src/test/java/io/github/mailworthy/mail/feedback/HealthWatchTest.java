package io.github.mailworthy.mail.feedback;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.gate.Health;
import io.github.mailworthy.gate.Health.Level;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.HealthState;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The host is told when the numbers of an account's mail have become bad, and when they are good again. */
class HealthWatchTest {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<Health> told = new ArrayList<>();
    private final World world = world(HealthPolicy.Mode.WARN);

    private World world(HealthPolicy.Mode mode) {
        return new World(
                storage,
                builder -> builder.health(HealthPolicy.STANDARD.with(mode))
                        .healthListener((account, health) -> told.add(health)));
    }

    private static void complaints(World node, int from, int to) {
        for (int i = from; i < to; i++) {
            node.mailworthy
                    .feedback()
                    .take(SHOP, List.of(node.feedback(FeedbackKind.COMPLAINT, "c" + i + "@example.com")));
        }
    }

    private List<Level> levels() {
        return told.stream().map(Health::level).toList();
    }

    @Test
    void the_third_complaint_of_a_thousand_is_told_and_no_further_one() {
        complaints(world, 0, 2);
        assertEquals(List.of(), levels());
        complaints(world, 2, 3);
        assertEquals(List.of(new Health(0, 3, 0, Level.WARNED)), told);
        complaints(world, 3, 6);
        assertEquals(1, told.size());
    }

    @Test
    void of_two_nodes_one_tells() {
        World other = world(HealthPolicy.Mode.WARN);
        complaints(world, 0, 2);
        complaints(other, 2, 4);
        complaints(world, 4, 6);
        assertEquals(List.of(Level.WARNED), levels());
    }

    @Test
    void once_the_bad_days_are_a_month_ago_it_is_told_that_all_is_good() {
        complaints(world, 0, 3);
        for (int day = 0; day < 29; day++) {
            world.clock.advance(Duration.ofDays(1));
            world.mailworthy.runDue(10);
            assertEquals(List.of(Level.WARNED), levels());
        }
        world.clock.advance(Duration.ofDays(1));
        world.mailworthy.runDue(10);
        assertEquals(List.of(Level.WARNED, Level.GOOD), levels());
        Key<HealthState> row = HealthState.key(SHOP);
        assertTrue(!storage.find(List.of(row)).get(row).exists(), "nothing is left to look at");
    }

    @Test
    void a_burst_that_is_acquitted_is_told_at_once() {
        List<Feedback> burst = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            burst.add(world.bounce("c" + i + "@example.com", BounceCategory.NO_SUCH_MAILBOX));
        }
        world.mailworthy.feedback().take(SHOP, burst);
        assertEquals(List.of(Level.WARNED), levels());
        String id = world.mailworthy.breaker().bursts(SHOP).get(0).id();
        world.mailworthy.breaker().acquit(SHOP, id, Actor.support("sam"), "their server was broken");
        assertEquals(List.of(Level.WARNED, Level.GOOD), levels());
    }

    @Test
    void another_policy_is_told_as_a_change_of_level_and_off_tells_nothing_more() {
        complaints(world, 0, 3);
        complaints(world(HealthPolicy.Mode.HOLD), 3, 4);
        assertEquals(List.of(Level.WARNED, Level.HELD), levels());
        complaints(world(HealthPolicy.Mode.OFF), 4, 9);
        assertEquals(2, told.size());
    }

    @Test
    void a_listener_that_throws_holds_nothing_up() {
        World deaf = new World(
                storage,
                builder -> builder.healthListener((account, health) -> {
                    throw new IllegalStateException("not now");
                }));
        complaints(deaf, 0, 3);
        complaints(world, 3, 4);
        assertEquals(List.of(), told, "it was told, once");
        assertEquals(4, world.mailworthy.gate().health(SHOP).orElseThrow().complaints());
    }

    @Test
    void an_account_that_is_no_more_is_looked_at_once_more_and_forgotten() {
        complaints(world, 0, 3);
        World without = new World(storage, builder -> builder.accounts(id -> Optional.empty()));
        without.clock.set(world.clock.instant().plus(Duration.ofDays(2)));
        without.mailworthy.runDue(10);
        assertEquals(
                List.of(),
                storage.list(SHOP, HealthState.KIND, Optional.empty(), 10).items());
    }

    @Test
    void a_directory_that_fails_holds_up_nothing_else_that_is_due() {
        complaints(world, 0, 3);
        World failing = new World(
                storage,
                builder -> builder.accounts(id -> {
                    throw new IllegalStateException("the host's database is down");
                }));
        failing.clock.set(world.clock.instant().plus(Duration.ofDays(400)));
        assertThrows(IllegalStateException.class, () -> failing.mailworthy.runDue(10));
        assertEquals(
                List.of(), storage.list(SHOP, Seen.KIND, Optional.empty(), 10).items(), "purged after it");
    }
}
