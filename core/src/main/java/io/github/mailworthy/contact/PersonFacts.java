package io.github.mailworthy.contact;

import java.util.Optional;

/**
 * What is known of the person and goes along when the address changes.
 *
 * @param consents about commercial mail
 * @param lists about single lists
 * @param complaint if one is open, with the number of those that were lifted before
 * @param blocks on the person: known spammer, legal, support; a spam trap is a fact of the address
 */
public record PersonFacts(Consents consents, ListChoices lists, Round<Optional<Complaint>> complaint, Blocks blocks) {
    static PersonFacts of(Facts facts) {
        Blocks all = facts.blocks().facts();
        Blocks ofPerson = Blocks.NONE;
        for (Block block : all.byKind().values()) {
            if (block.kind() != Block.Kind.SPAM_TRAP) {
                ofPerson = ofPerson.with(block);
            }
        }
        return new PersonFacts(facts.consents(), facts.lists(), facts.complaint(), ofPerson);
    }

    /** Joins them to what is known at another address: the strictest wins. */
    Facts joinedTo(Facts there) {
        Facts joined =
                there.with(there.consents().merge(consents)).with(there.lists().merge(lists));
        joined = joined.with(new Round<>(
                Math.max(there.complaint().number(), complaint.number()),
                Latest.of(there.complaint().facts(), complaint.facts())));
        for (Block block : blocks.byKind().values()) {
            joined = joined.with(block);
        }
        return joined;
    }
}
