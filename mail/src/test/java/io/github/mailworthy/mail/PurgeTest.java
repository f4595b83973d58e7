package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeTest {
    private final World world = new World();
    private final Feedback bounce = world.bounce("ann@example.com", BounceCategory.MAILBOX_FULL);

    private int seen() {
        return world.storage.list(SHOP, Seen.KIND, Optional.empty(), 9).items().size();
    }

    private Landed take() {
        return world.mailworthy.feedback().take(SHOP, List.of(bounce)).get(0).landed();
    }

    @Test
    void what_tells_a_repetition_is_forgotten_long_after_the_feedback_would_be_too_old_to_count() {
        assertEquals(Landed.COUNTED, take());
        world.clock.advance(Duration.ofDays(91));
        world.mailworthy.runDue(100);
        assertEquals(Landed.KNOWN, take());
        world.clock.advance(Duration.ofDays(90));
        world.mailworthy.runDue(100);
        assertEquals(0, seen());
        assertEquals(Landed.NOTED, take(), "too old");
    }
}
