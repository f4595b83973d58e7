package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Decides on a change of a contact's address. */
public final class AddressRules {
    private AddressRules() {}

    /** What to do if the new address is another registered contact of the account. */
    public enum IfInUse {
        /** Refuse, with {@link Refusal.Code#ADDRESS_IN_USE}. */
        REFUSE,
        /** Make the two one: the strictest of what is known of the persons wins. */
        MERGE
    }

    /**
     * Gives the contact another address: what is known of the person goes along, what is known of the mailbox stays behind. If the
     * old address was restricted by a fact of its mailbox, the new one must be checked first. An open request is withdrawn.
     *
     * @param from the contact as it is
     * @param to the new address, as read
     * @return the standing at the new address
     */
    public static Outcome<Answer<Standing>> change(Asked from, Asked to, IfInUse ifInUse, Actor actor, Instant now) {
        if (!from.isRegistered()) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_CONTACT));
        }
        if (from.key().address().equals(to.key().address())) {
            return Outcome.of(Answer.done(from.standing()));
        }
        if (to.isRegistered() && ifInUse == IfInUse.REFUSE) {
            return Outcome.of(Answer.refused(Refusal.Code.ADDRESS_IN_USE));
        }
        Change.Builder change = Change.builder();
        ContactDraft left = from.draft()
                .unregister()
                .happens(actor, new Happening.MovedAway(to.key().address().key()), Optional.empty(), now);
        Withdrawal.add(change, left, from, actor, "address-changed", now);
        left.addTo(change);

        Kept<Contact> old = from.contact();
        ContactDraft arrived = to.draft()
                .register(old.value().orElseThrow().registeredAt().orElse(now))
                .movedFrom(new Contact.MovedFrom(old.key().id(), old.version() + 1));
        arrived.happens(
                actor,
                new Happening.MovedHere(from.key().address().key(), PersonFacts.of(from.facts()), replaced(from, now)),
                Optional.empty(),
                now);
        arrived.addTo(change);
        Standing after = Standing.of(
                arrived.contact().facts(),
                to.platform().value().map(Contact::facts).orElse(Facts.NONE));
        return new Outcome<>(Answer.done(after), change.build());
    }

    /** Set if a fact of the old mailbox restricts: else a new address would be the way around every restriction. */
    private static Optional<Replacement> replaced(Asked from, Instant now) {
        return Standing.of(from.facts()).open().stream()
                .filter(r -> r.reason().isAboutTheMailbox())
                .findFirst()
                .map(r -> new Replacement(now, r.reason()));
    }
}
