package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.ImportRules.Taken;
import io.github.mailworthy.town.Steps;
import io.github.mailworthy.town.Steps.Step;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImportRulesTest {
    private final Town town = Town.withAnn();

    private static ImportedRow row(Reason reason, Instant at) {
        return new ImportedRow(Optional.of(reason), Optional.of(at), "old-system.csv", Optional.of("551 gone"));
    }

    private static Taken take(Town town, ImportedRow row) {
        return take(town, ANN, row, false);
    }

    private static Taken take(Town town, String address, ImportedRow row, boolean asContact) {
        return town.settle(ImportRules.take(
                town.asked(address),
                town.shelves.find(ImportSeen.key(town.key(address).account(), address, row)),
                row,
                asContact,
                Actor.host("import"),
                town.now));
    }

    @Test
    void every_reason_can_be_imported_but_an_opt_in() {
        for (Reason reason : Reason.values()) {
            Town fresh = Town.withAnn();
            Taken taken = take(fresh, row(reason, fresh.now.minusSeconds(9)));
            if (reason == Reason.OPTED_IN) {
                assertEquals(Taken.NOTHING_NEW, taken);
                assertEquals(Reason.ON_NO_LIST, fresh.reason(ANN));
            } else {
                assertEquals(Taken.TAKEN, taken);
                Reason shown = reason == Reason.FAILED_AFTER_SAFELIST ? Reason.MAILBOX_DISABLED : reason;
                assertEquals(shown, fresh.reason(ANN));
                assertEquals(
                        Optional.of(fresh.now.minusSeconds(9)),
                        fresh.standing(ANN).shown().at());
            }
        }
    }

    @Test
    void provenance_is_kept() {
        take(town, row(Reason.CALLED_IT_SPAM, town.now.minusSeconds(9)));
        LogEntry last = town.log(ANN).get(1);
        assertEquals(Optional.of("old-system.csv"), last.cause());
        assertEquals(Actor.host("import"), last.actor());
        assertEquals(
                "old-system.csv",
                town.facts(ANN).complaint().facts().orElseThrow().source());
    }

    @Test
    @DisplayName("18: importing a restricted address clears nothing")
    void importing_a_restricted_address_as_subscribed_launders_nothing() {
        town.complaint(ANN).tighten(ANN, Consent.DO_NOT_CONTACT);
        town.settle(ContactRules.remove(town.asked(ANN), Town.JANE, town.now));
        assertEquals(Taken.TAKEN, take(town, ANN, row(Reason.OPTED_IN, town.now), true));
        assertTrue(town.asked(ANN).isRegistered());
        assertEquals(
                List.of(Reason.ASKED_NOT_TO_BE_CONTACTED, Reason.CALLED_IT_SPAM),
                town.standing(ANN).reasons());
    }

    @Test
    void the_same_row_again_does_not_undo_a_decision_made_since() {
        ImportedRow row = row(Reason.CALLED_IT_SPAM, town.now);
        take(town, row);
        town.later(Duration.ofHours(1)).request(ANN).get();
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        assertEquals(Taken.NOTHING_NEW, take(town, row));
        assertEquals(Reason.ON_NO_LIST, town.reason(ANN));
        take(town, row(Reason.CALLED_IT_SPAM, town.now));
        assertEquals(Reason.CALLED_IT_SPAM, town.reason(ANN), "another row is another word");
    }

    @Test
    void an_import_fails_no_trial() {
        town.complaint(ANN).request(ANN);
        town.later(Duration.ofHours(1));
        take(town, row(Reason.NO_SUCH_MAILBOX, town.now));
        assertEquals(Reason.NO_SUCH_MAILBOX, town.reason(ANN));
        assertFalse(town.facts(ANN).mailbox().trial().orElseThrow().hasFailed());
    }

    @Test
    void a_row_from_the_future_or_without_a_time_counts_from_the_import() {
        take(town, row(Reason.DECLINED, town.now.plus(Duration.ofDays(9))));
        assertEquals(Optional.of(town.now), town.standing(ANN).shown().at());
        Town other = Town.withAnn();
        take(other, new ImportedRow(Optional.of(Reason.DECLINED), Optional.empty(), "list", Optional.empty()));
        assertEquals(Optional.of(other.now), other.standing(ANN).shown().at());
    }

    @Test
    void a_row_names_its_list() {
        for (String list : List.of("", " ", "x".repeat(201))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ImportedRow(Optional.empty(), Optional.empty(), list, Optional.empty()));
        }
    }

    @Test
    void a_row_of_a_contact_alone_registers_it() {
        ImportedRow row = new ImportedRow(Optional.empty(), Optional.empty(), "list", Optional.empty());
        assertEquals(Taken.TAKEN, take(town, "bob@example.com", row, true));
        assertEquals(Taken.NOTHING_NEW, take(town, "bob@example.com", row, true));
        assertTrue(town.asked("bob@example.com").isRegistered());
        assertEquals(1, town.log("bob@example.com").size());
    }

    /** Bites: an import of OPTED_IN that is a consent fact; a reason that clears what stood before. */
    @Property
    void an_import_never_loosens(@ForAll("histories") List<Step> history, @ForAll Reason reason) {
        Town any = Town.withAnn();
        history.forEach(step -> step.does().accept(any));
        Standing before = any.standing(ANN);
        Consent said = any.facts(ANN).consents().current();
        take(any, row(reason, any.now.minusSeconds(1)));
        assertTrue(any.facts(ANN).consents().current().compareTo(said) >= 0);
        assertTrue(any.standing(ANN).status().compareTo(before.status()) <= 0);
        List<Reason> after = any.standing(ANN).reasons();
        for (Reason open : before.reasons()) {
            boolean consent = open.lifted() == Reason.Lifted.BY_THE_CONTACT;
            assertTrue(consent || !open.status().isRestricted() || after.contains(open) || isVerdict(open), open + "");
        }
        assertTrue(after.stream().anyMatch(ImportRulesTest::isVerdict)
                || before.reasons().stream().noneMatch(ImportRulesTest::isVerdict));
    }

    private static boolean isVerdict(Reason reason) {
        return reason == Reason.INVALID_ADDRESS
                || reason == Reason.MAIL_SERVER_PROBLEM
                || reason == Reason.RISKY_ADDRESS;
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Steps.histories();
    }
}
