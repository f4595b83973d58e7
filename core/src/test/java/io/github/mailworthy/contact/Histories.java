package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceCategory.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Histories that collide: equal instants, short spans around a few anchors, duplicates. */
final class Histories {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Histories() {}

    /** Mostly minutes around hours that lie 0, 19, 20, 21 … hours apart; sometimes far away. */
    static Arbitrary<Instant> instants() {
        Arbitrary<Integer> hours = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of(0, 1, 2, 19, 20, 21, 40, 60, 80, 100)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, 200)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 3000)));
        Arbitrary<Integer> seconds = Arbitraries.of(0, 0, 0, 1, 1800, 3599);
        return Combinators.combine(hours, seconds).as((h, s) -> START.plusSeconds(h * 3600L + s));
    }

    static Arbitrary<Happening> feedback() {
        Arbitrary<Happening> failed = Combinators.combine(
                        instants(), Arbitraries.of(BounceCategory.values()), Arbitraries.of("a", "b"))
                .as((at, category, said) -> new Happening.Failed(
                        new Failure(at, category, Optional.empty(), Optional.of(said)),
                        category.weight() == Weight.NONE ? Weight.SOFT : category.weight(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        Arbitrary<Happening> soft = instants()
                .map(at -> new Happening.Failed(
                        new Failure(at, BounceCategory.MAILBOX_FULL, Optional.empty(), Optional.empty()),
                        Weight.SOFT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        Arbitrary<Happening> delivered = instants().map(Happening.Delivered::new);
        Arbitrary<Happening> complained = Combinators.combine(instants(), Arbitraries.of("x", "y"))
                .as((at, source) -> new Happening.Complained(new Complaint(at, "abuse", source), Optional.empty()));
        Arbitrary<Happening> tightened = Combinators.combine(
                        Arbitraries.of(Consent.NONE, Consent.DECLINED_COMMERCIAL, Consent.DO_NOT_CONTACT),
                        instants(),
                        Arbitraries.of("x", "y"))
                .as(Happening.ConsentTightened::new);
        Arbitrary<Happening> optedIn = instants()
                .map(at -> new Happening.OptedIn(
                        new ConsentEvidence(ConsentEvidence.Means.FORM, "Yes, mail me", at, "form-1"), at));
        Arbitrary<Happening> list = Combinators.combine(
                        Arbitraries.of("news", "shop"), instants(), Arbitraries.of(true, false))
                .as((name, at, out) -> new Happening.ListChosen(name, new ListChoice(at, out, "click")));
        Arbitrary<Happening> blocked = Combinators.combine(Arbitraries.of(Block.Kind.values()), instants())
                .as((kind, at) -> new Happening.Blocked(new Block(kind, at, "staff", "note")));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, failed),
                net.jqwik.api.Tuple.of(8, soft),
                net.jqwik.api.Tuple.of(2, delivered),
                net.jqwik.api.Tuple.of(1, complained),
                net.jqwik.api.Tuple.of(1, tightened),
                net.jqwik.api.Tuple.of(1, optedIn),
                net.jqwik.api.Tuple.of(1, list),
                net.jqwik.api.Tuple.of(1, blocked));
    }

    /** What people and checks decide: each closes the round before, or is told of the round that is open. */
    static Arbitrary<Happening> decisions() {
        Arbitrary<Happening> granted = Combinators.combine(
                        Arbitraries.of("g1", "g2"), Arbitraries.of(true, false), instants())
                .as((id, complaintToo, at) -> new Happening.SafelistGranted(id, "fine", complaintToo, at));
        Arbitrary<Happening> cleared = Combinators.combine(Arbitraries.of(true, false), instants())
                .as((complaintToo, at) -> new Happening.Cleared("fine", complaintToo, at));
        Arbitrary<Happening> passed = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        instants())
                .as((mailbox, soft, trial, at) -> new Happening.CheckPassed("c1", mailbox, soft, trial, at));
        Arbitrary<Happening> found = Combinators.combine(
                        instants(),
                        Arbitraries.of(Reason.INVALID_ADDRESS, Reason.RISKY_ADDRESS),
                        Arbitraries.of("a", "b"))
                .as((at, why, said) -> new Happening.CheckFailed("c2", new Finding(at, why, said)));
        Arbitrary<Happening> replaced = Combinators.combine(
                        instants(), Arbitraries.of(Reason.NO_SUCH_MAILBOX, Reason.NULL_MX))
                .as((at, why) -> new Happening.MovedHere(
                        "old", 1, PersonFacts.of(Facts.NONE), Optional.of(new Replacement(at, why))));
        Arbitrary<Happening> handedOver = instants().map(Happening.HandedOver::new);
        return Arbitraries.oneOf(granted, granted, cleared, passed, found, replaced, handedOver);
    }

    /** What one node knows: feedback, and decisions among it. */
    static Arbitrary<Facts> views() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, feedback()), net.jqwik.api.Tuple.of(1, decisions()))
                .list()
                .ofMaxSize(30)
                .map(Histories::after);
    }

    static Arbitrary<List<Happening>> histories() {
        return feedback().list().ofMinSize(0).ofMaxSize(60);
    }

    static Facts after(List<? extends Happening> history) {
        Facts facts = Facts.NONE;
        for (Happening what : history) {
            facts = what.on(facts);
        }
        return facts;
    }
}
