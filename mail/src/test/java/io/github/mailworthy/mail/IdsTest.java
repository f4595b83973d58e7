package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Actor ANNA = Actor.customer("Anna");

    @Test
    void ids_that_a_key_or_a_message_id_cannot_hold_are_refused_where_they_come_in() {
        for (String bad : List.of("", "node 1:4", "tenant@4", "日本4", "a\nb", "<x>", "x".repeat(101))) {
            World world = new World(new InMemoryStorage(), builder -> builder.ids(() -> bad));
            world.mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class,
                    () -> world.mailworthy.contacts().checkAgain(SHOP, "max@example.com", ANNA));
            assertTrue(refused.getMessage().startsWith("the ids given to the builder must be"), refused.getMessage());
        }
    }

    @Test
    void whatever_ids_are_allowed_the_summary_arrives() {
        for (String odd : List.of("node:1.", "..", "x".repeat(94), ":".repeat(94), "-")) {
            AtomicLong next = new AtomicLong();
            World world = new World(new InMemoryStorage(), builder -> builder.ids(() -> odd + next.incrementAndGet()));
            ask(world);
            world.clock.advance(Duration.ofDays(1));
            world.mailworthy.runDue(10);
            assertEquals(
                    List.of("owner@shop.example"),
                    world.mailer.sent().stream()
                            .map(OutgoingMessage::recipients)
                            .map(to -> to.get(0).toString())
                            .toList(),
                    odd);
        }
    }

    private static void ask(World world) {
        var contacts = world.mailworthy.contacts();
        contacts.register(SHOP, "max@example.com", ANNA, "form");
        world.mailworthy
                .feedback()
                .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        contacts.checkAgain(SHOP, "max@example.com", ANNA);
        world.clock.advance(Duration.ofMinutes(16));
        contacts.checkAgain(SHOP, "max@example.com", ANNA);
        SafelistRequest request = contacts.requestSafelist(SHOP, "max@example.com", ANNA, Optional.empty())
                .get();
        assertEquals(SafelistRequest.State.APPROVED_AT_ONCE, request.state());
    }
}
