package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Observations;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.gate.Delivery;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.gate.SendingSettings;
import io.github.mailworthy.mail.gate.Sent;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Edge cases of the field, by their number, that take more than one place. */
class EdgeCasesTest {
    private static final Actor ANNA = Actor.customer("anna");
    private static final Actor SAM = Actor.support("sam");
    private static final String OWNER = "owner@shop.example";
    private static final Instant NEXT_MORNING = Instant.parse("2026-03-03T06:00:00Z");

    private final World world = new World();
    private final Mailworthy mailworthy = Mailworthy.builder()
            .storage(world.storage)
            .accounts(id -> Optional.of(new Account(
                    id,
                    "Shop",
                    Instant.parse("2020-01-01T00:00:00Z"),
                    ZoneId.of("Europe/Berlin"),
                    EmailAddress.of(OWNER),
                    true)))
            .verifier(address -> deadMailbox())
            .mailer(world.mailer)
            .platform("The Platform", EmailAddress.of("notices@platform.example"))
            .clock(world.clock)
            .erasureKey("k1", new byte[32])
            .build();

    private Verdict deadMailbox() {
        Instant now = world.clock.instant();
        return new Verdict(
                Deliverability.UNDELIVERABLE,
                Evidence.MAILBOX,
                Set.of(AddressReason.NO_SUCH_MAILBOX),
                Observations.NONE,
                now,
                now,
                Optional.empty());
    }

    private void bounced(String address) {
        mailworthy.contacts().register(SHOP, address, ANNA, "form");
        mailworthy.feedback().take(SHOP, List.of(world.bounce(address, BounceCategory.NO_SUCH_MAILBOX)));
    }

    private void approvedAtOnce(String address) {
        bounced(address);
        mailworthy.contacts().checkAgain(SHOP, address, ANNA);
        assertEquals(
                State.APPROVED_AT_ONCE,
                mailworthy
                        .contacts()
                        .requestSafelist(SHOP, address, ANNA, Optional.empty())
                        .get()
                        .state());
    }

    private boolean mayMail(String list, String address) {
        return mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial(list), EmailAddress.of(address))
                .isAllowed();
    }

    @Test
    @DisplayName(
            "20: role, international and quoted addresses are contacts; what was pasted badly is refused, and told where")
    void unusual_addresses_are_taken_and_broken_ones_refused_with_their_place() {
        for (String fit : List.of("info@example.com", "jürgen@bücher.example.com", "\"a b\"@example.com")) {
            Answer<Standing> answer = mailworthy.contacts().register(SHOP, fit, ANNA, "form");
            assertTrue(answer.done().isPresent(), () -> fit + ": " + answer.refusal());
        }
        for (String broken :
                List.of("a@example.com.", "a@example.com>", "a@" + "b".repeat(64) + ".com", "a".repeat(255))) {
            Refusal refusal = mailworthy
                    .contacts()
                    .register(SHOP, broken, ANNA, "form")
                    .refusal()
                    .orElseThrow();
            assertEquals(Refusal.Code.NOT_AN_ADDRESS, refusal.code());
            assertFalse(refusal.args().isEmpty(), broken);
        }
    }

    @Test
    @DisplayName("32: cc and bcc pass the gate too, the blocked alone is dropped, and a message for nobody is not sent")
    void cc_and_bcc_pass_the_gate_and_a_message_for_nobody_is_not_sent() {
        bounced("cc@example.com");
        bounced("bcc@example.com");
        SendGate gate = new SendGate(
                world.works(), GateSettings.STANDARD, SendingSettings.by(world.mailer), mailworthy.feedback());
        SendQuestion notice = SendQuestion.of(MessageKind.TRANSACTIONAL);
        Sent some = gate.send(
                SHOP, notice, message().to(EmailAddress.of("to@example.com")).build());
        assertEquals(1, some.accepted());
        assertEquals(
                List.of(EmailAddress.of("to@example.com")), world.mailer.last().recipients());
        assertInstanceOf(Delivery.Held.class, some.deliveries().get(EmailAddress.of("cc@example.com")));
        assertInstanceOf(Delivery.Held.class, some.deliveries().get(EmailAddress.of("bcc@example.com")));
        Sent none = gate.send(SHOP, notice, message().build());
        assertEquals(0, none.accepted());
        assertEquals(1, world.mailer.sent().size());
    }

    private OutgoingMessage.Builder message() {
        return OutgoingMessage.builder()
                .from("Shop", EmailAddress.of("hello@shop.example"))
                .cc(new Mailbox("", EmailAddress.of("cc@example.com")))
                .bcc(new Mailbox("", EmailAddress.of("bcc@example.com")))
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(world.clock.instant());
    }

    @Test
    @DisplayName(
            "34: a token reaches one list of one account, any number of times, and no scanner's visit blocks everything")
    void a_token_leaves_one_list_however_often_it_is_used() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        UnsubscribeTokens tokens = new UnsubscribeTokens(TokenKeys.of("k1", new byte[16]));
        String token = tokens.make(new Subscription(SHOP, EmailAddress.of("max@example.com"), "news"));
        assertTrue(mayMail("news", "max@example.com"), "that a token was made and read changes nothing");
        for (int i = 0; i < 3; i++) {
            Subscription left = tokens.check(token).orElseThrow();
            mailworthy
                    .contacts()
                    .leaveList(left.account(), left.address().toString(), left.list(), Actor.contact(), "one-click");
        }
        assertFalse(mayMail("news", "max@example.com"));
        assertTrue(mayMail("offers", "max@example.com"));
        assertEquals(
                2,
                mailworthy
                        .contacts()
                        .log(SHOP, "max@example.com", Optional.empty(), 10)
                        .get()
                        .items()
                        .size());
    }

    @Test
    @DisplayName("39: the owner is told also if the account's own contacts say that this address may not be mailed")
    void the_letter_to_the_owner_passes_no_gate_of_the_customer() {
        bounced(OWNER);
        approvedAtOnce("max@example.com");
        assertFalse(mayMail("news", OWNER));
        morning();
        assertEquals(1, world.mailer.sent().size());
        assertEquals(List.of(EmailAddress.of(OWNER)), world.mailer.last().recipients());
    }

    @Test
    @DisplayName("40: who was erased between the decision and the letter is not in the letter")
    void an_erased_contact_is_gone_from_the_letter_that_has_not_left() {
        approvedAtOnce("max@example.com");
        approvedAtOnce("eve@example.com");
        mailworthy.reviews().erase(SHOP, "max@example.com", "case 7", SAM);
        morning();
        String text = world.mailer.last().text().orElseThrow();
        assertFalse(text.contains("max@"), text);
        assertTrue(text.contains("eve@example.com"), text);
        assertFalse(world.mailer.last().html().orElseThrow().contains("max@"));
    }

    private void morning() {
        world.clock.set(NEXT_MORNING);
        mailworthy.runDue(10);
        mailworthy.runDue(10);
    }

    @Test
    @DisplayName("42: a restriction ends by an act and never by time alone, so no nightly run can be late")
    void no_restriction_ends_by_itself() {
        bounced("max@example.com");
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofDays(400));
            mailworthy.runDue(10);
            assertFalse(mayMail("news", "max@example.com"));
        }
    }
}
