package io.github.mailworthy.contact;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.EraseRules.Erasing;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EraseRulesTest {
    private static final String NEW = "ann@example.org";
    private static final Actor SAM = Actor.support("sam");

    private final Town town = Town.withAnn();

    private Key<Contact> hash(String address) {
        return ContactKey.hashRow(town.account.id(), "k1", Integer.toHexString(address.hashCode()));
    }

    private Erasing erasing(String address) {
        List<Kept<SafelistRequest>> requests = town.shelves.all(SafelistRequest.KIND).stream()
                .filter(row -> row.value()
                        .orElseThrow()
                        .address()
                        .equals(Optional.of(town.key(address).address())))
                .toList();
        List<Kept<News>> news = town.shelves.all(News.KIND).stream()
                .filter(row -> requests.stream()
                        .anyMatch(r -> r.value()
                                .orElseThrow()
                                .id()
                                .equals(row.value().orElseThrow().request())))
                .toList();
        return new Erasing(
                town.asked(address),
                town.shelves.find(hash(address)),
                town.shelves.find(
                        ContactKey.hashRow(AccountId.PLATFORM, "k1", Integer.toHexString(address.hashCode()))),
                town.shelves.find(ContactKey.platformErased()),
                requests,
                news,
                List.of());
    }

    private Answer<Integer> erase(String... addresses) {
        List<Erasing> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(erasing(address));
        }
        return town.settle(EraseRules.erase(all, List.of(), "case 7", SAM, town.now));
    }

    /** As a place reads it that knows the key: the hash's row where the address itself is unknown. */
    private Asked asked(String address) {
        Asked plain = town.asked(address);
        Kept<Contact> hash = town.shelves.find(hash(address));
        boolean found = !plain.contact().exists() && hash.exists();
        return new Asked(
                plain.key(),
                plain.account(),
                found ? hash : plain.contact(),
                found || plain.contact().exists() ? List.of() : List.of(hash),
                plain.platform(),
                plain.request(),
                plain.summary(),
                plain.grants(),
                0,
                0,
                0,
                Aside.NONE);
    }

    private void bounce() {
        var feedback = io.github.mailworthy.feedback.Feedback.of(FeedbackKind.BOUNCE, "test")
                .proof(io.github.mailworthy.feedback.Proof.by(io.github.mailworthy.feedback.Proof.How.HOST))
                .category(BounceCategory.NULL_MX)
                .diagnostic("no mail for ann@example.com")
                .reportedAt(Optional.of(town.now))
                .build();
        town.settle(FeedbackRules.record(asked(ANN), feedback, town.limits, town.now));
    }

    @Test
    @DisplayName("19: the suppression stays, and nothing of the person does")
    void the_suppression_stays_and_nothing_of_the_person_does() {
        town.account = Town.account("shop", town.now, true);
        town.feedback(
                ANN,
                b -> b.category(BounceCategory.NO_SUCH_MAILBOX).diagnostic("no ann@example.com here"),
                FeedbackKind.BOUNCE);
        town.block(ANN, Block.Kind.SUPPORT);
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        town.complaint(ANN);
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", SAM, ANN, town.now));
        List<Reason> before = town.standing(ANN).reasons();
        assertEquals(1, erase(ANN).get());
        assertFalse(town.shelves.find(town.key(ANN).row()).exists());
        assertEquals(List.of(), town.log(ANN));
        Contact left = town.shelves.find(hash(ANN)).value().orElseThrow();
        assertEquals(before, left.standing().reasons());
        assertTrue(left.facts().lists().left("news"));
        assertFalse(town.shelves.find(hash(ANN)).toString().contains("ann"), "no trace of the name");
        assertEquals(
                List.of(new Happening.Erased("case 7")),
                town.shelves.log(hash(ANN)).stream().map(LogEntry::what).toList());
    }

    @Test
    void requests_and_news_lose_the_person_and_a_waiting_one_is_withdrawn() {
        town.account = Town.account("shop", town.now, true);
        SafelistRequest waiting = town.complaint(ANN).request(ANN).get();
        erase(ANN);
        SafelistRequest left = town.shelves.find(waiting.key()).value().orElseThrow();
        assertEquals(SafelistRequest.State.WITHDRAWN, left.state());
        assertEquals(Optional.empty(), left.address());
        assertEquals("erased", left.confirmation().orElseThrow().who());
        assertEquals(
                "erased",
                town.shelves.all(News.KIND).get(0).value().orElseThrow().address());
    }

    @Test
    void adding_the_address_again_still_finds_it_restricted() {
        town.hardBounce(ANN).tighten(ANN, Consent.DECLINED_COMMERCIAL);
        erase(ANN);
        Standing again = town.settle(ContactRules.register(asked(ANN), Town.JANE, "form", town.now))
                .get();
        assertEquals(List.of(Reason.NO_SUCH_MAILBOX, Reason.DECLINED), again.reasons());
        assertTrue(town.asked(ANN).isRegistered());
        assertFalse(town.shelves.find(hash(ANN)).exists());
        assertEquals(Optional.of("erased"), again.open().get(1).said(), "and no detail of what was before");
        assertEquals(
                Standing.of(town.facts(ANN)),
                Standing.of(Histories.after(
                        town.log(ANN).stream().map(LogEntry::what).toList())));
    }

    @Test
    void later_feedback_lands_on_the_hash_without_text() {
        town.complaint(ANN);
        erase(ANN);
        town.later(Duration.ofDays(1));
        bounce();
        assertFalse(town.shelves.find(town.key(ANN).row()).exists());
        Kept<Contact> row = town.shelves.find(hash(ANN));
        assertEquals(
                List.of(Reason.CALLED_IT_SPAM, Reason.NULL_MX),
                row.value().orElseThrow().standing().reasons().subList(0, 2));
        assertFalse(row.toString().contains("ann@"));
        assertEquals(1, town.shelves.log(hash(ANN)).size());
    }

    @Test
    void whoever_found_neither_row_requires_that_there_is_still_no_hash() {
        Asked nobody = asked("bob@example.com");
        var outcome = ContactRules.register(nobody, Town.JANE, "form", town.now);
        town.register("bob@example.com");
        town.hardBounce("bob@example.com");
        erase("bob@example.com");
        assertFalse(town.shelves.fits(outcome.change()), "it would have made the address unrestricted");
    }

    @Test
    void all_addresses_that_the_contact_has_had_are_linked_by_their_logs() {
        town.move(ANN, NEW, AddressRules.IfInUse.REFUSE);
        assertEquals(java.util.Set.of(ANN), EraseRules.linked(town.log(NEW)));
        assertEquals(java.util.Set.of(NEW), EraseRules.linked(town.log(ANN)));
        assertEquals(2, erase(NEW, ANN).get());
        assertFalse(town.shelves.all(Contact.KIND).toString().contains("ann@"));
    }

    @Test
    void an_address_erased_twice_keeps_what_was_known_both_times() {
        town.complaint(ANN);
        erase(ANN);
        town.register(ANN);
        town.hardBounce(ANN);
        erase(ANN);
        assertEquals(
                List.of(Reason.CALLED_IT_SPAM, Reason.NO_SUCH_MAILBOX, Reason.ON_NO_LIST),
                town.shelves.find(hash(ANN)).value().orElseThrow().standing().reasons());
    }

    @Test
    void erasing_is_supports_or_the_hosts_and_names_a_case() {
        assertEquals(
                Optional.of(Code.UNKNOWN_CONTACT),
                erase("bob@example.com").refusal().map(Refusal::code));
        List<Erasing> one = List.of(erasing(ANN));
        assertEquals(
                Optional.of(Code.ONLY_SUPPORT_CAN),
                EraseRules.erase(one, List.of(), "x", Town.JANE, town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
        assertEquals(
                Optional.of(Code.REASON_MISSING),
                EraseRules.erase(one, List.of(), " ", SAM, town.now)
                        .answer()
                        .refusal()
                        .map(Refusal::code));
    }
}
