package io.github.mailworthy.town;

import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.ContactRules;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.TrialRules;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.safelist.SafelistRules.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Things that happen to one contact in a town, in an order that a generator makes up. */
public final class Steps {
    private static final String ANN = Town.ANN;

    private Steps() {}

    /** One step with the words that a failing example is read by. */
    public record Step(String says, Consumer<Town> does) {
        @Override
        public String toString() {
            return says;
        }
    }

    /** Histories of 1 to 40 steps, hours apart or at the same instant, feedback often from some hours ago. */
    public static Arbitrary<List<Step>> histories() {
        return step().list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Step> time = Arbitraries.of(1, 59, 60, 61, 900, 3600, 20 * 3600, 24 * 3600, 31 * 24 * 3600)
                .map(s -> new Step(s + " s later", t -> t.later(Duration.ofSeconds(s))));
        Arbitrary<Step> bounce = Combinators.combine(Arbitraries.of(BounceCategory.values()), ago())
                .as((category, ago) -> new Step(
                        category + " " + ago + " h ago",
                        t -> t.feedback(
                                ANN,
                                b -> b.category(category).reportedAt(Optional.of(t.now.minus(Duration.ofHours(ago)))),
                                FeedbackKind.BOUNCE)));
        Arbitrary<Step> other = Combinators.combine(
                        Arbitraries.of(FeedbackKind.COMPLAINT, FeedbackKind.DELIVERED, FeedbackKind.UNSUBSCRIBE), ago())
                .as((kind, ago) -> new Step(
                        kind + " " + ago + " h ago",
                        t -> t.feedback(
                                ANN, b -> b.reportedAt(Optional.of(t.now.minus(Duration.ofHours(ago)))), kind)));
        Arbitrary<Step> check = Combinators.combine(
                        Arbitraries.of(Deliverability.values()), Arbitraries.of(Evidence.values()))
                .as((d, e) -> new Step("check " + d + " " + e, t -> t.check(ANN, d, e)));
        Arbitrary<Step> rule = Arbitraries.of(Decision.values())
                .map(d -> new Step(
                        "review: " + d,
                        t -> t.asked(ANN)
                                .request()
                                .flatMap(row -> row.value())
                                .ifPresent(request -> t.rule(ANN, request, d))));
        Arbitrary<Step> tighten = Arbitraries.of(Consent.NONE, Consent.DECLINED_COMMERCIAL, Consent.DO_NOT_CONTACT)
                .map(c -> new Step("tighten to " + c, t -> t.tighten(ANN, c)));
        Arbitrary<Step> block =
                Arbitraries.of(Block.Kind.values()).map(k -> new Step("block " + k, t -> t.block(ANN, k)));
        Arbitrary<Step> rare = Arbitraries.of(
                new Step("opt in", t -> t.optIn(ANN)),
                new Step("begin a check and never finish", t -> t.beginCheck(ANN)),
                new Step("remove", t -> t.settle(ContactRules.remove(t.asked(ANN), Town.JANE, t.now))),
                new Step("suspend", t -> t.account = Town.account("shop", t.account.createdAt(), false)),
                new Step("young", t -> t.account = Town.account("shop", t.now, true)),
                new Step("register", t -> t.register(ANN)));
        Arbitrary<Step> request = Arbitraries.of(
                new Step("request", t -> t.request(ANN)),
                new Step("request", t -> t.request(ANN)),
                new Step("request without confirmation", t -> t.request(ANN, Optional.empty())));
        Arbitrary<Step> handOver = Arbitraries.just(new Step(
                "hand over",
                t -> t.settle(TrialRules.handedOver(
                        t.key(ANN), t.shelves.find(t.key(ANN).row()), Town.JANE, t.now))));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, time),
                net.jqwik.api.Tuple.of(5, bounce),
                net.jqwik.api.Tuple.of(4, other),
                net.jqwik.api.Tuple.of(5, check),
                net.jqwik.api.Tuple.of(4, request),
                net.jqwik.api.Tuple.of(2, rule),
                net.jqwik.api.Tuple.of(2, handOver),
                net.jqwik.api.Tuple.of(1, tighten),
                net.jqwik.api.Tuple.of(1, block),
                net.jqwik.api.Tuple.of(1, rare));
    }

    private static Arbitrary<Integer> ago() {
        return Arbitraries.of(0, 0, 0, 1, 5, 20, 21, 24, 48, 15 * 24, 91 * 24);
    }

    /** What a waiting request is worth to a test. */
    public static Optional<SafelistRequest> open(Town town) {
        return town.asked(ANN).request().flatMap(row -> row.value());
    }
}
