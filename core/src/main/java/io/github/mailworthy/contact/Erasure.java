package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.mailworthy.account.AccountId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is left of a contact without the person: what restricts it, and when that came; no words of anybody's. */
final class Erasure {
    private static final String NOBODY = "erased";

    /** Tells that an address of which something holds for every account was erased. */
    static final Contact NOBODY_EVERYWHERE = new Contact(
            AccountId.PLATFORM,
            Optional.empty(),
            Optional.empty(),
            Facts.NONE,
            Optional.empty(),
            Checks.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private Erasure() {}

    static Facts withoutText(Facts facts) {
        return new Facts(
                consents(facts.consents()),
                lists(facts.lists()),
                facts.complaint().with(facts.complaint().facts().map(c -> new Complaint(c.at(), c.type(), NOBODY))),
                facts.blocks().with(blocks(facts.blocks().facts())),
                facts.evidence().with(mailbox(facts.evidence().facts())),
                facts.lastDelivery());
    }

    /** The row of the hash. */
    static Contact withoutPerson(Contact contact) {
        return new Contact(
                contact.account(),
                Optional.empty(),
                Optional.empty(),
                withoutText(contact.facts()),
                contact.since(),
                Checks.NONE,
                Optional.empty(),
                contact.lastDeclined(),
                Optional.empty());
    }

    private static Consents consents(Consents consents) {
        Map<Consent, ConsentFact> latest = new EnumMap<>(Consent.class);
        consents.latest().forEach((kind, fact) -> latest.put(kind, new ConsentFact(fact.at(), NOBODY)));
        return new Consents(latest);
    }

    private static ListChoices lists(ListChoices lists) {
        Map<String, ListChoice> byList = new TreeMap<>();
        lists.byList().forEach((list, choice) -> byList.put(list, new ListChoice(choice.at(), choice.out(), NOBODY)));
        return new ListChoices(byList);
    }

    private static Blocks blocks(Blocks blocks) {
        ImmutableMap.Builder<Block.Kind, Block> byKind = ImmutableMap.builder();
        blocks.byKind().forEach((kind, block) -> byKind.put(kind, new Block(kind, block.at(), NOBODY, NOBODY)));
        return new Blocks(byKind.buildOrThrow());
    }

    private static MailboxFacts mailbox(MailboxFacts facts) {
        return new MailboxFacts(
                Maps.transformValues(facts.hard(), Erasure::failure),
                facts.disabled(),
                facts.lastDisabled().map(Erasure::failure),
                facts.soft(),
                facts.lastSoft().map(Erasure::failure),
                facts.finding().map(f -> new Finding(f.at(), f.reason(), NOBODY)),
                facts.replacement(),
                facts.trial(),
                Maps.transformValues(facts.recent(), Erasure::setback));
    }

    private static Setback setback(Setback failed) {
        return new Setback(
                Maps.transformValues(failed.hard(), Erasure::failure),
                failed.disabled().map(Erasure::failure),
                failed.soft().map(Erasure::failure),
                failed.failsTrial());
    }

    private static Failure failure(Failure failure) {
        return new Failure(failure.at(), failure.category(), failure.status(), Optional.empty());
    }
}
