package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.ClearOrder;
import io.github.mailworthy.contact.ClearRow;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.ImportRules.Taken;
import io.github.mailworthy.contact.ImportedRow;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.safelist.Cleared;
import io.github.mailworthy.mail.safelist.Clearing;
import io.github.mailworthy.mail.spi.ContactEvent;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportTest {
    private static final Actor SAM = Actor.support("sam");
    private static final Actor JANE = Actor.customer("jane");
    private static final String ANN = "ann@example.com";

    private final World doubles = new World();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<ContactEvent> heard = new ArrayList<>();
    private boolean listenerThrows;
    private final Mailworthy mailworthy = Mailworthy.builder()
            .storage(storage)
            .accounts(id -> Optional.of(new Account(
                    id,
                    "Shop",
                    doubles.clock.instant().minus(Duration.ofDays(400)),
                    ZoneId.of("Europe/Berlin"),
                    EmailAddress.of("owner@shop.example"),
                    true)))
            .verifier(address -> {
                throw new IllegalStateException("no verifier here");
            })
            .mailer(doubles.mailer)
            .platform("The Platform", EmailAddress.of("notices@platform.example"))
            .clock(doubles.clock)
            .listener(event -> {
                heard.add(event);
                if (listenerThrows) {
                    throw new IllegalStateException("the host's listener is broken");
                }
            })
            .erasureKey("k2", new byte[32])
            .erasureKey("k1", "an older secret!".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .build();

    private void bounced(String address) {
        mailworthy.contacts().register(SHOP, address, JANE, "form");
        mailworthy.feedback().take(SHOP, List.of(doubles.bounce(address, BounceCategory.NO_SUCH_MAILBOX)));
    }

    private boolean mayMail(String address) {
        return mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("news"), EmailAddress.of(address))
                .isAllowed();
    }

    @Test
    void a_listener_hears_of_every_change_after_it_is_stored() {
        bounced(ANN);
        assertEquals(2, heard.size());
        ContactEvent registered = heard.get(0);
        assertEquals(0, registered.after());
        assertTrue(registered.registered());
        ContactEvent bounced = heard.get(1);
        assertTrue(bounced.after() > 0);
        assertEquals(Reason.NO_SUCH_MAILBOX, bounced.standing().reason());
        assertTrue(bounced.entries().get(0).what() instanceof Happening.Failed);
        mailworthy.contacts().changeAddress(SHOP, ANN, "ann@example.org", JANE, AddressRules.IfInUse.REFUSE);
        assertEquals(4, heard.size(), "one event per contact");
    }

    @Test
    void a_listener_that_throws_changes_nothing() {
        listenerThrows = true;
        bounced(ANN);
        assertFalse(mayMail(ANN));
        assertEquals(2, heard.size());
    }

    @Test
    void a_refusal_is_no_event() {
        mailworthy.contacts().remove(SHOP, ANN, JANE);
        assertEquals(List.of(), heard);
    }

    @Test
    void support_clears_what_it_has_seen_and_one_failing_row_does_not_stop_the_rest() {
        bounced(ANN);
        bounced("bob@example.com");
        ClearOrder order = new ClearOrder("order-1", "our server was misconfigured", SAM, Optional.empty());
        List<Answer<ClearRow>> preview = mailworthy
                .reviews()
                .previewClearing(
                        order,
                        List.of(
                                new Clearing(SHOP, ANN, Optional.empty()),
                                new Clearing(SHOP, "no address", Optional.empty()),
                                new Clearing(SHOP, "bob@example.com", Optional.empty())))
                .get();
        assertEquals(Code.NOT_AN_ADDRESS, preview.get(1).refusal().orElseThrow().code());
        mailworthy.feedback().take(SHOP, List.of(doubles.bounce(ANN, BounceCategory.NULL_MX)));
        List<Cleared> cleared = mailworthy
                .reviews()
                .clear(order, List.of(preview.get(0).get(), preview.get(2).get()))
                .get();
        assertEquals(
                Code.STALE,
                cleared.get(0).answer().orElseThrow().refusal().orElseThrow().code(),
                "it has bounced since");
        assertTrue(cleared.get(1).answer().orElseThrow().done().isPresent());
        assertFalse(mayMail(ANN));
        assertTrue(mayMail("bob@example.com"));
    }

    @Test
    void an_order_that_may_not_be_given_is_refused_as_a_whole() {
        ClearOrder order = new ClearOrder("order-1", "please", JANE, Optional.empty());
        assertEquals(
                Code.ONLY_SUPPORT_CAN,
                mailworthy
                        .reviews()
                        .clear(order, List.of())
                        .refusal()
                        .orElseThrow()
                        .code());
    }

    @Test
    void an_erased_contact_leaves_no_name_and_stays_suppressed() {
        bounced(ANN);
        mailworthy.contacts().changeAddress(SHOP, ANN, "ann@example.org", JANE, AddressRules.IfInUse.REFUSE);
        assertEquals(
                2,
                mailworthy
                        .reviews()
                        .erase(SHOP, "ann@example.org", "case 7", SAM)
                        .get());
        String kept =
                storage.list(SHOP, Contact.KIND, Optional.empty(), 100).items().toString();
        assertFalse(kept.contains("ann@"), kept);
        assertTrue(kept.contains("erased/k2/"));
        assertFalse(mayMail(ANN));
        assertFalse(mayMail("ann@example.org"));
        mailworthy.feedback().take(SHOP, List.of(doubles.bounce(ANN, BounceCategory.NULL_MX)));
        assertEquals(
                2,
                storage.list(SHOP, Contact.KIND, Optional.empty(), 100).items().size());
        assertEquals(
                Reason.NO_SUCH_MAILBOX,
                mailworthy.contacts().register(SHOP, ANN, JANE, "form").get().reason());
        assertTrue(
                mailworthy.contacts().card(SHOP, ANN).get().evidence().isEmpty(), "no words of the server's are left");
        assertFalse(mayMail(ANN));
    }

    @Test
    void nothing_is_erased_without_a_key() {
        doubles.mailworthy.contacts().register(SHOP, ANN, JANE, "form");
        assertThrows(
                IllegalStateException.class, () -> doubles.mailworthy.reviews().erase(SHOP, ANN, "case 7", SAM));
        assertThrows(IllegalArgumentException.class, () -> Mailworthy.builder().erasureKey("k", new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> Mailworthy.builder().erasureKey("no/slash", new byte[16]));
    }

    @Test
    void what_is_blocked_everywhere_is_blocked_in_each_account_until_support_lifts_it() {
        mailworthy.contacts().register(SHOP, ANN, JANE, "form");
        mailworthy.reviews().blockEverywhere(EmailAddress.of(ANN), Block.Kind.SPAM_TRAP, "a trap", SAM);
        assertFalse(mayMail(ANN));
        assertEquals(
                Code.ONLY_SUPPORT_CAN,
                mailworthy
                        .contacts()
                        .requestSafelist(SHOP, ANN, JANE, Optional.empty())
                        .refusal()
                        .orElseThrow()
                        .code());
        mailworthy.reviews().liftEverywhere(EmailAddress.of(ANN), "a mistake", SAM);
        assertTrue(mayMail(ANN));
    }

    @Test
    void importing_tightens_and_never_loosens() {
        ImportedRow unsubscribed =
                new ImportedRow(Optional.of(Reason.DECLINED), Optional.empty(), "old.csv", Optional.empty());
        assertEquals(
                Taken.TAKEN,
                mailworthy
                        .contacts()
                        .importRow(SHOP, ANN, unsubscribed, true, JANE)
                        .get());
        ImportedRow subscribed =
                new ImportedRow(Optional.of(Reason.OPTED_IN), Optional.empty(), "new.csv", Optional.empty());
        assertEquals(
                Taken.NOTHING_NEW,
                mailworthy
                        .contacts()
                        .importRow(SHOP, ANN, subscribed, true, JANE)
                        .get());
        assertFalse(mayMail(ANN));
    }
}
