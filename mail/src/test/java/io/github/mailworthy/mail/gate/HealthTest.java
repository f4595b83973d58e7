package io.github.mailworthy.mail.gate;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.Traffic;
import io.github.mailworthy.mail.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From feedback to the gate: an account's traffic is counted, and bad numbers hold its commercial mail. */
class HealthTest {
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final EmailAddress BOB = EmailAddress.of("bob@example.net");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final World world = new World();
    private final SendGate gate =
            new SendGate(world.works(), GateSettings.STANDARD.with(HealthPolicy.STANDARD.with(HealthPolicy.Mode.HOLD)));

    private void take(Feedback... feedback) {
        world.mailworthy.feedback().take(SHOP, List.of(feedback));
    }

    private Traffic traffic(String receiver) {
        return gate.traffic(SHOP, Optional.of(receiver), TODAY, 1).get(TODAY);
    }

    private boolean holds() {
        return gate.ask(SHOP, NEWS, BOB)
                .refusal()
                .filter(refused -> refused.code().equals("ACCOUNT_HELD"))
                .isPresent();
    }

    /** Bites: counting that leaves out the total. */
    @Test
    void fifty_hard_bounces_of_a_thousand_hold_the_accounts_commercial_mail_and_no_other() {
        for (int i = 0; i < 49; i++) {
            world.clock.advance(Duration.ofMinutes(10));
            take(world.bounce("c" + i + "@example.com", BounceCategory.NO_SUCH_MAILBOX));
        }
        assertTrue(gate.ask(SHOP, NEWS, BOB).isAllowed());
        take(world.bounce("last@example.com", BounceCategory.NO_SUCH_MAILBOX));
        assertTrue(holds());
        assertTrue(
                gate.ask(SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), BOB).isAllowed());
    }

    /** Bites: a burst that is not counted; an acquitted one that is. */
    @Test
    void a_burst_holds_the_account_until_it_is_acquitted() {
        List<Feedback> burst = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            burst.add(world.bounce("c" + i + "@example.com", BounceCategory.NO_SUCH_MAILBOX));
        }
        take(burst.toArray(Feedback[]::new));
        assertTrue(holds(), "numbers are the account's, whosever fault it was");
        String id = world.mailworthy.breaker().bursts(SHOP).get(0).id();
        world.mailworthy.breaker().acquit(SHOP, id, Actor.support("sam"), "their server was broken");
        assertTrue(gate.ask(SHOP, NEWS, BOB).isAllowed());
    }

    @Test
    void what_came_of_the_mail_is_counted_by_day_and_receiver() {
        Feedback hard = world.bounce("a@mail.one.example", BounceCategory.NO_SUCH_MAILBOX);
        take(hard, hard);
        take(world.bounce("b@one.example", BounceCategory.MAILBOX_FULL));
        take(world.bounce("c@one.example", BounceCategory.REPUTATION));
        take(world.bounce("d@one.example", BounceCategory.MESSAGE_TOO_BIG));
        take(world.feedback(FeedbackKind.COMPLAINT, "e@one.example"));
        take(world.feedback(FeedbackKind.DELIVERED, "f@one.example"));
        take(world.feedback(FeedbackKind.DELIVERED, "g@two.example"));
        assertEquals(new Traffic(0, 1, 1, 1, 1, 1, 1), traffic("one.example"));
        assertEquals(new Traffic(0, 1, 0, 0, 0, 0, 0), traffic("two.example"));
        assertEquals(
                new Traffic(0, 2, 1, 1, 1, 1, 1),
                gate.traffic(SHOP, Optional.empty(), TODAY, 1).get(TODAY));
        assertEquals(7, gate.traffic(SHOP, Optional.empty(), TODAY, 7).size());
        assertThrows(IllegalArgumentException.class, () -> gate.traffic(SHOP, Optional.empty(), TODAY, 0));
    }
}
