package io.github.mailworthy.mail.gate;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.contact.ContactDesk;
import io.github.mailworthy.mail.screening.ScreeningKey;
import io.github.mailworthy.mail.screening.ScreeningSnapshot;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a gate says of a list by a snapshot is what it says when it is asked, or stricter. */
class SnapshotScreeningTest {
    private static final EmailAddress MAX = EmailAddress.of("max@example.com");
    private static final EmailAddress ANN = EmailAddress.of("ann@example.com");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final SendQuestion NOTICE = SendQuestion.of(MessageKind.TRANSACTIONAL);

    private final World world = new World();
    private boolean down;

    /** Bites: hits answered by {@code ask}. */
    @Test
    void a_known_hit_is_not_let_pass_because_the_store_is_down() {
        world.mailworthy
                .contacts()
                .tighten(SHOP, "max@example.com", Consent.DO_NOT_CONTACT, Actor.support("sam"), "phone")
                .get();
        ScreeningSnapshot snapshot = snapshot();
        SendGate gate = gate(GateSettings.STANDARD);
        assertEquals(
                "ASKED_NOT_TO_BE_CONTACTED", code(screen(gate, snapshot, NOTICE).get(MAX)));
        down = true;
        Map<EmailAddress, SendAnswer> answers = screen(gate, snapshot, NOTICE);
        assertEquals("NOT_CONFIRMED", code(answers.get(MAX)));
        assertTrue(answers.get(ANN).isAllowed());
        assertEquals(1, gate.answeredWithoutStore().get(MessageKind.TRANSACTIONAL));
        assertEquals("STORE_DOWN", code(screen(gate, snapshot, NEWS).get(MAX)));
    }

    @Test
    void an_account_that_is_held_is_held_by_a_snapshot_too() {
        SendGate gate = gate(GateSettings.STANDARD.with(HealthPolicy.STANDARD.with(HealthPolicy.Mode.HOLD)));
        ScreeningSnapshot snapshot = snapshot();
        assertTrue(screen(gate, snapshot, NEWS).get(ANN).isAllowed());
        for (int i = 0; i < 3; i++) {
            world.mailworthy
                    .feedback()
                    .take(SHOP, List.of(world.feedback(FeedbackKind.COMPLAINT, "c" + i + "@example.com")));
        }
        assertEquals("ACCOUNT_HELD", code(screen(gate, snapshot, NEWS).get(ANN)));
        assertTrue(screen(gate, snapshot, NOTICE).get(ANN).isAllowed());
        assertTrue(screen(gate(GateSettings.STANDARD), snapshot, NEWS).get(ANN).isAllowed(), "warned, not held");
        down = true;
        assertEquals("STORE_DOWN", code(screen(gate, snapshot, NEWS).get(ANN)));
        assertEquals(2, gate.answeredWithoutStore().get(MessageKind.COMMERCIAL));
        assertTrue(screen(gate, snapshot, NOTICE).get(ANN).isAllowed());
    }

    @Test
    void who_is_on_trial_is_told_to_be_until_the_trial_is_over() {
        Actor customer = Actor.customer("anna");
        ContactDesk contacts = world.mailworthy.contacts();
        contacts.register(SHOP, "max@example.com", customer, "form");
        world.mailworthy
                .feedback()
                .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        contacts.checkAgain(SHOP, "max@example.com", customer);
        world.clock.advance(Duration.ofMinutes(16));
        contacts.checkAgain(SHOP, "max@example.com", customer);
        contacts.requestSafelist(SHOP, "max@example.com", customer, Optional.empty())
                .get();
        SendGate gate = gate(GateSettings.STANDARD);
        for (SendQuestion question : List.of(NEWS, NOTICE, SendQuestion.of(MessageKind.ESSENTIAL))) {
            Map<EmailAddress, SendAnswer> answers = screen(gate, snapshot(), question);
            assertEquals(gate.ask(SHOP, question, MAX), answers.get(MAX));
            assertTrue(answers.get(MAX).<Boolean>match(SendAnswer.Allowed::onTrial, refused -> false));
        }
        gate.handedOver(SHOP, List.of(MAX));
        world.clock.advance(Duration.ofDays(15));
        assertEquals(0, snapshot().size());
    }

    private static Map<EmailAddress, SendAnswer> screen(
            SendGate gate, ScreeningSnapshot snapshot, SendQuestion question) {
        Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
        gate.screen(snapshot, SHOP, question, List.of(MAX, ANN).iterator(), answers::put);
        return answers;
    }

    private static String code(SendAnswer answer) {
        return answer.refusal().orElseThrow().code();
    }

    private ScreeningSnapshot snapshot() {
        return ScreeningSnapshot.take(
                world.storage,
                Optional.of(SHOP),
                GateSettings.STANDARD.policy(),
                ScreeningKey.of(new byte[16]),
                world.clock.instant());
    }

    private SendGate gate(GateSettings settings) {
        Works works = world.works();
        return new SendGate(new Works(failing(), works.accounts(), world.clock, () -> "id"), settings);
    }

    private Storage failing() {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
                    if (down) {
                        throw new StorageException("down", true, new IllegalStateException("test"));
                    }
                    try {
                        return method.invoke(world.storage, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
