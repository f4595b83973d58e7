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
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules.IfInUse;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.ConsentEvidence;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.contact.ImportRules.Taken;
import io.github.mailworthy.contact.ImportSeen;
import io.github.mailworthy.contact.ImportedRow;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** On the stores that hosts run on: what is left of a person in the tables, and under which keys it is found again. */
class ErasureTest {
    private static final SendQuestion ESSENTIAL = SendQuestion.of(MessageKind.ESSENTIAL);
    private static final Actor SAM = Actor.support("sam");
    private static final Actor JANE = Actor.customer("jane");
    private static final String GIVEN = "Persona.O'Xyzzy@B\u00fccher-Quux.Example";
    private static final String OLD = "persona.o'xyzzy@xn--bcher-quux-9db.example";
    private static final String NEW = "neue.persona@quux.example";
    private static final byte[] K1 = "an older secret!".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final byte[] K2 = new byte[32];

    @TempDir
    Path folder;

    private Stream<DynamicTest> onBothStores(Consumer<Tables> test) {
        return Stream.of("H2", "PostgreSQL")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    try (Tables tables = name.equals("H2") ? Tables.h2(folder) : Tables.postgres()) {
                        test.accept(tables);
                    }
                }));
    }

    private static World world(Storage storage, String... keys) {
        return new World(storage, builder -> {
            for (String key : keys) {
                builder.erasureKey(key, key.equals("k1") ? K1 : K2);
            }
        });
    }

    /** Everything that can be known of a person, by every way in which it comes. */
    private static void live(World world) {
        world.account(SHOP, world.clock.instant().minus(Duration.ofDays(5)), "Europe/Berlin");
        Mailworthy m = world.mailworthy;
        Instant now = world.clock.instant();
        m.contacts().importRow(SHOP, GIVEN, row(), false, JANE).get();
        m.contacts().register(SHOP, GIVEN, JANE, "form").get();
        ConsentEvidence evidence =
                new ConsentEvidence(ConsentEvidence.Means.FORM, "I, " + GIVEN + ", want mail", now, "form-7/" + OLD);
        m.contacts().optIn(SHOP, GIVEN, evidence).get();
        m.contacts().leaveList(SHOP, OLD, "news", JANE, "asked by " + GIVEN).get();
        List<Feedback> all = List.of(
                bounce(world, "<m1@shop.example>"),
                bounce(world, "<m1@shop.example>")
                        .with()
                        .category(BounceCategory.MAILBOX_FULL)
                        .build(),
                bounce(world, "<m2@shop.example>").with().proof(Proof.none()).build(),
                world.feedback(FeedbackKind.COMPLAINT, GIVEN),
                world.feedback(FeedbackKind.UNSUBSCRIBE, OLD),
                world.feedback(FeedbackKind.DELIVERED, OLD),
                world.feedback(FeedbackKind.COMPLAINT, OLD)
                        .with()
                        .originalMessageId(Optional.empty())
                        .eventId(Optional.of("event-1"))
                        .build(),
                world.feedback(FeedbackKind.COMPLAINT, OLD)
                        .with()
                        .originalMessageId(Optional.empty())
                        .contentHash(Optional.of("0f0f"))
                        .build());
        m.feedback().take(SHOP, all);
        world.verifierSays(Deliverability.UNDELIVERABLE, Evidence.MAILBOX, AddressReason.NO_SUCH_MAILBOX);
        m.contacts().checkAgain(SHOP, OLD, JANE).get();
        Confirmation confirmed = new Confirmation(GIVEN, "in a mail from " + OLD, now);
        m.contacts().requestSafelist(SHOP, GIVEN, JANE, Optional.of(confirmed)).get();
        var shown = m.reviews().queue(Optional.empty(), 9).items().get(0);
        m.reviews()
                .decline(shown, Actor.reviewer("rita"), "no, " + GIVEN + " complained")
                .get();
        world.clock.advance(Duration.ofDays(1));
        m.summary().runDue(9);
        world.clock.advance(Duration.ofDays(31));
        m.contacts().requestSafelist(SHOP, OLD, JANE, Optional.of(confirmed)).get();
        m.reviews()
                .block(SHOP, OLD, Block.Kind.LEGAL, "lawyers of " + GIVEN, SAM)
                .get();
        m.reviews()
                .blockEverywhere(EmailAddress.of(GIVEN), Block.Kind.KNOWN_SPAMMER, "it is " + OLD, SAM)
                .get();
        m.contacts().changeAddress(SHOP, OLD, NEW, JANE, IfInUse.REFUSE).get();
        m.feedback().take(SHOP, List.of(world.bounce(NEW, BounceCategory.MAILBOX_FULL)));
    }

    private static ImportedRow row() {
        return new ImportedRow(
                Optional.of(Reason.NULL_MX), Optional.empty(), "old.csv", Optional.of("no mail for " + GIVEN));
    }

    private static Feedback bounce(World world, String messageId) {
        return world.bounce(OLD, BounceCategory.NO_SUCH_MAILBOX, messageId)
                .with()
                .diagnostic("550 5.1.1 <" + OLD + ">: Recipient address rejected")
                .build();
    }

    @TestFactory
    Stream<DynamicTest> an_erased_person_is_in_no_table_in_any_spelling() {
        return onBothStores(tables -> {
            World world = world(tables.storage(), "k1");
            live(world);
            Dump before = tables.dump();
            assertTrue(before.names(OLD) && before.names(GIVEN) && before.names(NEW), "the test sees what is there");
            assertTrue(letters(tables.storage()) > 0, "a letter waits");
            assertEquals(
                    2,
                    world.mailworthy.reviews().erase(SHOP, NEW, "case 7", SAM).get());
            Dump left = tables.dump();
            for (String address : List.of(GIVEN, OLD, NEW)) {
                left.mustNotTell(address);
            }
            // a hash of what can be guessed tells it, too
            assertFalse(left.text().contains(plainly(FeedbackKind.BOUNCE).id()), "what was seen");
            assertFalse(left.text()
                    .contains(ImportSeen.keys(SHOP, List.of(OLD), row()).get(0).id()));
            assertTrue(letters(tables.storage()) > 0, "the letter stays, without the name");
        });
    }

    private static Key<Seen> plainly(FeedbackKind kind) {
        return Seen.key(SHOP, OLD, kind, "<m1@shop.example>");
    }

    private static int letters(Storage storage) {
        return storage.list(SHOP, Letter.KIND, Optional.empty(), 99).items().size();
    }

    @TestFactory
    Stream<DynamicTest> what_was_taken_before_there_was_a_key_goes_with_the_person() {
        return onBothStores(tables -> {
            live(world(tables.storage()));
            Feedback old = bounce(world(tables.storage()), "<m1@shop.example>");
            var seen = plainly(FeedbackKind.BOUNCE);
            var imported = ImportSeen.keys(SHOP, List.of(OLD), row()).get(0);
            assertTrue(tables.storage().find(List.of(seen)).get(seen).exists());
            assertTrue(tables.storage().find(List.of(imported)).get(imported).exists());
            World keyed = world(tables.storage(), "k1");
            assertEquals(
                    Landed.KNOWN,
                    keyed.mailworthy.feedback().take(SHOP, List.of(old)).get(0).landed());
            keyed.mailworthy.reviews().erase(SHOP, NEW, "case 7", SAM).get();
            assertFalse(tables.storage().find(List.of(seen)).get(seen).exists());
            assertFalse(tables.storage().find(List.of(imported)).get(imported).exists());
            List.of(GIVEN, OLD, NEW).forEach(tables.dump()::mustNotTell);
        });
    }

    @TestFactory
    Stream<DynamicTest> what_an_older_key_hashed_is_found_when_keys_have_changed() {
        return onBothStores(tables -> {
            World first = world(tables.storage(), "k1");
            live(first);
            Feedback again = bounce(first, "<m1@shop.example>");
            first.mailworthy.reviews().erase(SHOP, NEW, "case 7", SAM).get();

            World second = world(tables.storage(), "k2", "k1");
            second.clock.set(first.clock.instant());
            second.account(SHOP, first.clock.instant().minus(Duration.ofDays(5)), "Europe/Berlin");
            Mailworthy m = second.mailworthy;
            EmailAddress old = EmailAddress.of(OLD);
            assertFalse(m.gate().ask(SHOP, ESSENTIAL, old).isAllowed(), "the suppression is found");
            assertFalse(m.gate().ask(new AccountId("other"), ESSENTIAL, old).isAllowed(), "what holds everywhere, too");
            assertEquals(
                    Landed.KNOWN, m.feedback().take(SHOP, List.of(again)).get(0).landed(), "the seen row is found");
            assertEquals(
                    Taken.NOTHING_NEW,
                    m.contacts().importRow(SHOP, OLD, row(), false, JANE).get());
            m.feedback().take(SHOP, List.of(second.bounce(OLD, BounceCategory.MAILBOX_DISABLED)));
            tables.dump().mustNotTell(OLD);
            m.contacts().register(SHOP, GIVEN, JANE, "form").get();
            assertTrue(m.contacts().card(SHOP, OLD).get().status().isRestricted());
            assertEquals(1, m.reviews().erase(SHOP, OLD, "case 8", SAM).get());
            tables.dump().mustNotTell(OLD);
            assertTrue(tables.dump().text().contains("erased/k2/"), "new names are the newest key's");

            World without = world(tables.storage(), "k3");
            assertTrue(
                    without.mailworthy.gate().ask(SHOP, ESSENTIAL, old).isAllowed(),
                    "and without the key nobody finds it");
        });
    }

    @TestFactory
    Stream<DynamicTest> what_holds_everywhere_holds_after_an_erasure_and_can_be_lifted() {
        return onBothStores(tables -> {
            World world = world(tables.storage(), "k1");
            live(world);
            Mailworthy m = world.mailworthy;
            m.reviews().erase(SHOP, NEW, "case 7", SAM).get();
            EmailAddress old = EmailAddress.of(OLD);
            world.account(new AccountId("b"), Instant.EPOCH, "UTC");
            var other = new AccountId("b");
            assertFalse(m.gate().ask(other, ESSENTIAL, old).isAllowed());
            m.reviews()
                    .blockEverywhere(old, Block.Kind.SPAM_TRAP, "again: " + OLD, SAM)
                    .get();
            tables.dump().mustNotTell(OLD);
            m.reviews().liftEverywhere(old, "a mistake about " + OLD, SAM).get();
            assertTrue(m.gate().ask(other, ESSENTIAL, old).isAllowed());
            tables.dump().mustNotTell(OLD);
            assertEquals(
                    2,
                    tables.storage()
                            .list(AccountId.PLATFORM, Contact.KIND, Optional.empty(), 9)
                            .items()
                            .size(),
                    "the hash and the mark that there is one");
        });
    }
}
