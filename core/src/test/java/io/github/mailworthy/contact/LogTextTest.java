package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final Instant AT = Histories.START;
    private static final Failure FAILURE =
            new Failure(AT, BounceCategory.MAILBOX_FULL, Optional.empty(), Optional.of("552 full"));
    private static final Confirmation CONFIRMATION = new Confirmation("Ann", "by telephone", AT);

    private static final List<Happening> ONE_OF_EACH = List.of(
            new Happening.Registered("form"),
            new Happening.Removed(),
            new Happening.Failed(
                    FAILURE, BounceCategory.Weight.SOFT, Optional.empty(), Optional.empty(), Optional.empty()),
            new Happening.FailedWithoutWeight(FAILURE, "too-old"),
            new Happening.Delivered(AT),
            new Happening.HandedOver(AT),
            new Happening.NotedOnly(FeedbackKind.COMPLAINT, AT, "unverified"),
            new Happening.Complained(new Complaint(AT, "abuse", "mx.example"), Optional.empty()),
            new Happening.OptedIn(new ConsentEvidence(ConsentEvidence.Means.FORM, "Yes", AT, "f"), AT),
            new Happening.ConsentTightened(Consent.DO_NOT_CONTACT, AT, "form"),
            new Happening.ListChosen("news", new ListChoice(AT, true, "one-click")),
            new Happening.CheckPassed("c", true, true, false, AT),
            new Happening.CheckFailed("c", new Finding(AT, Reason.INVALID_ADDRESS, "no")),
            new Happening.CheckUndecided("c", "timeout", false),
            new Happening.SafelistRequested("r", Optional.of(CONFIRMATION)),
            new Happening.SafelistGranted("r", "why", false, AT),
            new Happening.SafelistDeclined("r", "why"),
            new Happening.SafelistWithdrawn("r", "status-changed"),
            new Happening.Blocked(new Block(Block.Kind.LEGAL, AT, "sam", "order 7")),
            new Happening.Cleared("why", true, AT),
            new Happening.Imported(new ImportedRow(Optional.empty(), Optional.empty(), "a list", Optional.empty()), AT),
            new Happening.Erased("case 7"),
            new Happening.KnownAgain(Facts.NONE),
            new Happening.MovedHere("ann@example.com", 7, PersonFacts.of(Facts.NONE), Optional.empty()),
            new Happening.MovedAway("ann@example.org"));

    @Test
    void whatever_can_happen_has_a_sentence_named_after_it() {
        Set<Class<?>> sampled = ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(Happening.class.getPermittedSubclasses()), sampled);
        for (Happening what : ONE_OF_EACH) {
            String name = "log." + what.getClass().getSimpleName();
            String key = what.text().key();
            assertTrue(key.equals(name) || key.startsWith(name + "."), key);
        }
    }

    @Test
    void the_sentence_holds_what_was_said() {
        assertEquals(List.of("552 full"), ONE_OF_EACH.get(2).text().args());
        assertEquals("log.Failed.MAILBOX_FULL", ONE_OF_EACH.get(2).text().key());
        assertEquals(List.of("Ann", "by telephone"), ONE_OF_EACH.get(14).text().args());
        assertEquals(
                "log.SafelistRequested",
                new Happening.SafelistRequested("r", Optional.empty()).text().key());
        assertEquals("log.CheckPassed.MAILBOX", ONE_OF_EACH.get(11).text().key());
        assertEquals("log.ListChosen.OUT", ONE_OF_EACH.get(10).text().key());
        assertEquals("log.Imported.NOTHING", ONE_OF_EACH.get(20).text().key());
    }
}
