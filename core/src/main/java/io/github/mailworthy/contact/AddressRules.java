package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        List<News> news = new ArrayList<>(2);
        ContactDraft left = from.draft()
                .unregister()
                .happens(actor, new Happening.MovedAway(to.key().address().key()), Optional.empty(), now);
        Withdrawal.add(change, left, from, actor, "address-changed", now).ifPresent(news::add);
        left.addTo(change);

        ContactDraft arrived = arrive(from, to, actor, now);
        Withdrawal.settle(change, arrived, to, actor, now).ifPresent(news::add);
        arrived.addTo(change);
        if (!news.isEmpty()) {
            SummaryRules.tell(change, from.summary(), from.account(), news, now);
        }
        Standing after = Standing.of(
                arrived.counting(), to.platform().value().map(Contact::facts).orElse(Facts.NONE));
        return new Outcome<>(Answer.done(after), change.build());
    }

    private static ContactDraft arrive(Asked from, Asked to, Actor actor, Instant now) {
        Contact old = from.contact().value().orElseThrow();
        Instant registered = Stream.of(old, to.draft().contact())
                .flatMap(c -> c.registeredAt().stream())
                .min(Comparator.naturalOrder())
                .orElse(now);
        String id = from.contact().key().id();
        long version = from.contact().version() + 1;
        ContactDraft arrived = to.draft().register(registered).movedFrom(new Contact.MovedFrom(id, version));
        if (old.lastDeclined().isPresent()) {
            arrived.declined(Latest.of(old.lastDeclined(), arrived.contact().lastDeclined())
                    .orElseThrow());
        }
        Happening what = new Happening.MovedHere(
                from.key().address().key(), version, PersonFacts.of(from.facts()), replaced(from, now));
        return arrived.happens(actor, what, Optional.empty(), now);
    }

    /** Set if a fact of the old mailbox restricts: else a new address would be the way around every restriction. */
    private static Optional<Replacement> replaced(Asked from, Instant now) {
        return Standing.of(from.counting()).open().stream()
                .filter(r -> r.reason().isAboutTheMailbox())
                .findFirst()
                .map(r -> new Replacement(now, r.reason()));
    }
}
