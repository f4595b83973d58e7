package io.github.mailworthy.card;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.PlatformRules;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardRulesTest {
    private final Town town = Town.withAnn();

    private Optional<StatusCard> card(String address) {
        return CardRules.card(town.asked(address), town.policy, town.limits, town.now);
    }

    @Test
    void a_bounced_contact_s_card_tells_what_since_when_what_the_server_said_and_what_can_be_done() {
        Instant since = town.later(Duration.ofDays(3)).now;
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX)
                        .diagnostic("550 no such user")
                        .reportedAt(Optional.of(since.minusSeconds(60))),
                FeedbackKind.BOUNCE);
        town.later(Duration.ofDays(1));
        StatusCard card = card(ANN).orElseThrow();
        assertEquals(Status.BLOCKLISTED, card.status());
        assertEquals(Reason.NO_SUCH_MAILBOX, card.reason());
        assertEquals(Status.Severity.BLOCKED, card.severity());
        assertEquals(Optional.of(since), card.since(), "since it was known");
        assertEquals(Optional.of("550 no such user"), card.evidence());
        assertEquals("status.BLOCKLISTED.title", card.title().key());
        ActionState check = card.action(Action.CHECK_AGAIN);
        assertTrue(check.isEnabled());
        assertEquals("action.CHECK_AGAIN", check.label().key());
        ActionState request = card.action(Action.REQUEST_SAFELIST);
        assertFalse(request.isEnabled());
        assertEquals(Refusal.Code.CHECK_FIRST, request.disabled().orElseThrow().code());
        assertFalse(request.needsConfirmation());
    }

    @Test
    void a_complaint_s_card_asks_for_the_contact_s_confirmation() {
        town.complaint(ANN);
        ActionState request = card(ANN).orElseThrow().action(Action.REQUEST_SAFELIST);
        assertTrue(request.isEnabled());
        assertTrue(request.needsConfirmation());
    }

    @Test
    void what_holds_everywhere_is_shown_without_the_words_of_the_host_s_staff() {
        ContactKey key = town.key(ANN);
        Instant blocked = town.now;
        town.settle(PlatformRules.block(
                key.address(),
                town.shelves.find(new ContactKey(AccountId.PLATFORM, key.address()).row()),
                List.of(),
                Block.Kind.SPAM_TRAP,
                "told by a partner in confidence",
                Actor.support("sam"),
                blocked));
        town.later(Duration.ofDays(1));
        StatusCard card = card(ANN).orElseThrow();
        assertEquals(Reason.SPAM_TRAP, card.reason());
        assertEquals(Optional.empty(), card.evidence());
        assertEquals(Optional.of(blocked), card.since());
    }

    @Test
    void who_is_no_contact_has_no_card() {
        assertEquals(Optional.empty(), card("bob@example.com"));
    }
}
