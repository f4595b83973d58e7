package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.card.Action;
import io.github.mailworthy.card.StatusCard;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.safelist.ReviewDesk.WaitingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Actor ANNA = Actor.customer("anna");
    private final World world = new World();
    private final Mailworthy mailworthy = world.mailworthy;

    private StatusCard card(String address) {
        return mailworthy.contacts().card(SHOP, address).get();
    }

    private boolean mayMail(String address) {
        return mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("news"), EmailAddress.of(address))
                .isAllowed();
    }

    @Test
    void a_hard_bounce_blocklists_the_contact_and_the_gate_says_why() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        assertTrue(mayMail("max@example.com"));
        mailworthy.feedback().take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        assertFalse(mayMail("max@example.com"));
        assertEquals(Reason.NO_SUCH_MAILBOX, card("max@example.com").reason());
    }

    @Test
    @DisplayName("4: the same bounce twice counts once, and does not come back after it was lifted")
    void the_same_bounce_twice_counts_once_also_after_it_was_lifted() {
        var contacts = mailworthy.contacts();
        contacts.register(SHOP, "max@example.com", ANNA, "form");
        var bounce = world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX, "<1@shop.example>");
        mailworthy.feedback().take(SHOP, List.of(bounce, bounce));
        world.verifierSays(Deliverability.DELIVERABLE, Evidence.MAILBOX);
        contacts.checkAgain(SHOP, "max@example.com", ANNA);
        assertTrue(mayMail("max@example.com"));
        mailworthy.feedback().take(SHOP, List.of(bounce));
        assertTrue(mayMail("max@example.com"));
    }

    @Test
    void a_corrected_address_is_an_unchecked_replacement_until_a_check_passes() {
        var contacts = mailworthy.contacts();
        contacts.register(SHOP, "max@exmaple.com", ANNA, "form");
        mailworthy.feedback().take(SHOP, List.of(world.bounce("max@exmaple.com", BounceCategory.NO_SUCH_MAILBOX)));
        contacts.changeAddress(SHOP, "max@exmaple.com", "max@example.com", ANNA, AddressRules.IfInUse.REFUSE);
        assertEquals(Reason.UNCHECKED_REPLACEMENT, card("max@example.com").reason());
        world.verifierSays(Deliverability.DELIVERABLE, Evidence.DOMAIN);
        assertTrue(contacts.checkAgain(SHOP, "max@example.com", ANNA).get().lifted());
        assertEquals(Status.UNSUBSCRIBED, card("max@example.com").status());
        assertTrue(mayMail("max@example.com"));
        assertEquals(
                5,
                contacts.log(SHOP, "max@example.com", Optional.empty(), 100)
                        .get()
                        .items()
                        .size());
    }

    @Test
    void an_account_older_than_90_days_is_approved_at_once_and_the_letter_comes_the_next_morning() {
        restrictAndCheck(SHOP);
        assertTrue(card("max@example.com").action(Action.REQUEST_SAFELIST).isEnabled());
        var request = mailworthy.contacts().requestSafelist(SHOP, "max@example.com", ANNA, Optional.empty());
        assertEquals(State.APPROVED_AT_ONCE, request.get().state());
        assertTrue(mayMail("max@example.com"));
        mailworthy.runDue(10);
        assertEquals(0, world.mailer.sent().size());
        world.clock.set(Instant.parse("2026-03-03T06:00:00Z"));
        mailworthy.runDue(10);
        mailworthy.runDue(10);
        assertEquals(1, world.mailer.sent().size());
        assertTrue(world.mailer.last().text().orElseThrow().contains("max@example.com: approved at once."));
        world.clock.advance(Duration.ofDays(3));
        mailworthy.runDue(10);
        assertEquals(1, world.mailer.sent().size());
    }

    @Test
    void an_account_of_exactly_90_days_goes_to_review_and_nobody_reviews_their_own_request() {
        AccountId young = new AccountId("young");
        world.account(young, world.clock.instant().minus(Duration.ofDays(90)), "America/New_York");
        restrictAndCheck(young);
        var request = mailworthy.contacts().requestSafelist(young, "max@example.com", ANNA, Optional.empty());
        assertEquals(State.WAITING, request.get().state());
        assertEquals(request, mailworthy.contacts().requestSafelist(young, "max@example.com", ANNA, Optional.empty()));
        WaitingRequest shown =
                mailworthy.reviews().queue(Optional.empty(), 10).items().get(0);
        assertEquals(
                Refusal.Code.OWN_REQUEST,
                mailworthy
                        .reviews()
                        .approve(shown, Actor.reviewer("anna"), "fine")
                        .refusal()
                        .orElseThrow()
                        .code());
        var first = mailworthy.reviews().approve(shown, Actor.reviewer("rita"), "the contact called us");
        assertEquals(State.APPROVED_AFTER_REVIEW, first.get().state());
        assertEquals(first, mailworthy.reviews().decline(shown, Actor.reviewer("rolf"), "no"));
        assertEquals(0, mailworthy.reviews().queue(Optional.empty(), 10).items().size());
    }

    private void restrictAndCheck(AccountId account) {
        mailworthy.contacts().register(account, "max@example.com", ANNA, "form");
        mailworthy.feedback().take(account, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        var card = mailworthy.contacts().card(account, "max@example.com").get();
        assertFalse(card.action(Action.REQUEST_SAFELIST).isEnabled());
        world.verifierSays(Deliverability.UNDELIVERABLE, Evidence.MAILBOX, AddressReason.NO_SUCH_MAILBOX);
        mailworthy.contacts().checkAgain(account, "max@example.com", ANNA);
    }
}
