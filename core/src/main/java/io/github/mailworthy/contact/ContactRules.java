package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.summary.SummaryRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides on what customers and contacts tell of a contact: its registration, consent, lists, blocks and removal. */
public final class ContactRules {
    private ContactRules() {}

    /**
     * Registers the address as a contact. What is known of it stays: registering again launders nothing.
     *
     * @return the standing it has; the same again if it is registered already
     */
    public static Outcome<Answer<Standing>> register(Asked asked, Actor actor, String source, Instant now) {
        if (asked.isRegistered()) {
            return Outcome.of(Answer.done(asked.standing()));
        }
        ContactDraft draft =
                asked.draft().register(now).happens(actor, new Happening.Registered(source), Optional.empty(), now);
        return new Outcome<>(Answer.done(asked.standing()), draft.change());
    }

    /** The address is no contact any more; what is known of it stays, and an open request is withdrawn. */
    public static Outcome<Answer<Standing>> remove(Asked asked, Actor actor, Instant now) {
        if (!asked.isRegistered()) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_CONTACT));
        }
        Change.Builder change = Change.builder();
        ContactDraft draft = asked.draft().unregister().happens(actor, new Happening.Removed(), Optional.empty(), now);
        Withdrawal.add(change, draft, asked, actor, "contact-removed", now)
                .ifPresent(news -> SummaryRules.tell(change, asked.summary(), asked.account(), List.of(news), now));
        return new Outcome<>(Answer.done(asked.standing()), draft.addTo(change).build());
    }

    /**
     * The contact opted in, by an act of their own. This is the only way by which consent loosens; it lifts nothing else.
     *
     * @return refused if the act is not later than what the contact said before, or lies in the future
     */
    public static Outcome<Answer<Standing>> optIn(
            Asked asked, ConsentEvidence evidence, ContactPolicy policy, Instant now) {
        if (!asked.isRegistered()) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_CONTACT));
        }
        Consents said = asked.facts().consents();
        Instant at = evidence.at().isAfter(now) ? now : evidence.at();
        boolean stricterSince = said.current() != Consent.SUBSCRIBED
                && said.currentFact().filter(fact -> !fact.at().isBefore(at)).isPresent();
        if (stricterSince || evidence.at().isAfter(now.plus(policy.clockTolerance()))) {
            return Outcome.of(Answer.refused(Refusal.Code.NOT_AFTER_THE_LAST_WORD));
        }
        boolean known = said.fact(Consent.SUBSCRIBED)
                .filter(fact -> !fact.at().isBefore(at))
                .isPresent();
        return known
                ? Outcome.of(Answer.done(asked.standing()))
                : changed(
                        asked,
                        Actor.contact(),
                        new Happening.OptedIn(evidence, at),
                        Optional.of(evidence.reference()),
                        now);
    }

    /**
     * Consent is taken back, wholly or in part; anybody may say so.
     *
     * @throws IllegalArgumentException if {@code to} is {@link Consent#SUBSCRIBED}: that is {@link #optIn}
     */
    public static Outcome<Answer<Standing>> tighten(Asked asked, Consent to, Actor actor, String source, Instant now) {
        if (to == Consent.SUBSCRIBED) {
            throw new IllegalArgumentException("tightening cannot subscribe: that needs the contact's own evidence");
        }
        return changed(asked, actor, new Happening.ConsentTightened(to, now, source), Optional.empty(), now);
    }

    /** The contact left a list: one-click, or through the customer. Idempotent. */
    public static Outcome<Answer<Standing>> leaveList(
            Asked asked, String list, Actor actor, String source, Instant now) {
        if (asked.facts().lists().left(list)) {
            return Outcome.of(Answer.done(asked.standing()));
        }
        ListChoice out = new ListChoice(now, true, source);
        return changed(asked, actor, new Happening.ListChosen(list, out), Optional.empty(), now);
    }

    /**
     * The contact joined a list again, by an act of their own.
     *
     * @return refused if the act is not later than the contact's last word on the list
     */
    public static Outcome<Answer<Standing>> joinList(Asked asked, String list, ConsentEvidence evidence, Instant now) {
        if (!asked.isRegistered()) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_CONTACT));
        }
        Instant at = evidence.at().isAfter(now) ? now : evidence.at();
        ListChoice in = new ListChoice(at, false, evidence.means().name());
        Optional<ListChoice> last =
                Optional.ofNullable(asked.facts().lists().byList().get(list));
        if (last.filter(said -> said.out() && !said.at().isBefore(at)).isPresent()) {
            return Outcome.of(Answer.refused(Refusal.Code.NOT_AFTER_THE_LAST_WORD));
        }
        if (last.filter(said -> said.compareTo(in) >= 0).isPresent()) {
            return Outcome.of(Answer.done(asked.standing()));
        }
        return changed(
                asked, Actor.contact(), new Happening.ListChosen(list, in), Optional.of(evidence.reference()), now);
    }

    /** Somebody orders not to mail the address. */
    public static Outcome<Answer<Standing>> block(Asked asked, Block.Kind kind, String note, Actor actor, Instant now) {
        Block block = new Block(kind, now, actor.name(), note);
        return changed(asked, actor, new Happening.Blocked(block), Optional.empty(), now);
    }

    private static Outcome<Answer<Standing>> changed(
            Asked asked, Actor actor, Happening what, Optional<String> cause, Instant now) {
        ContactDraft draft = asked.draft().happens(actor, what, cause, now);
        Change change = Withdrawal.settled(draft, asked, actor, now);
        Standing after = Standing.of(
                draft.counting(), asked.platform().value().map(Contact::facts).orElse(Facts.NONE));
        return new Outcome<>(Answer.done(after), change);
    }
}
