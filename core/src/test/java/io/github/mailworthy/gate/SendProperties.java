package io.github.mailworthy.gate;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.town.Steps;
import io.github.mailworthy.town.Steps.Step;
import io.github.mailworthy.town.Town;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SendProperties {
    /** Bites: decide() that looks at standing.shown() alone; one that leaves the platform's facts out. */
    @Property
    void over_random_policies_the_gate_never_allows_what_any_open_fact_forbids(
            @ForAll("histories") List<Step> mine,
            @ForAll("histories") List<Step> everywhere,
            @ForAll("policies") SendPolicy policy,
            @ForAll MessageKind kind) {
        Town town = Town.withAnn();
        mine.forEach(step -> step.does().accept(town));
        Town other = Town.withAnn();
        everywhere.stream().limit(5).forEach(step -> step.does().accept(other));
        Facts facts = town.facts(ANN);
        Facts platform = other.facts(ANN);
        SendAnswer answer = SendRules.decide(
                new SendQuestion(kind, Optional.of("news"), Optional.empty()), facts, platform, policy, town.now);
        boolean forbidden = kind != MessageKind.INTERNAL
                && io.github.mailworthy.contact.Standing.of(facts, platform).open().stream()
                        .anyMatch(r -> !policy.allows(r.status(), kind));
        assertEquals(!forbidden, answer.isAllowed());
    }

    /** Bites: an exemption that is asked before the facts of the mailbox. */
    @Property
    void no_exemption_reaches_an_address_that_is_blocklisted(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        history.forEach(step -> step.does().accept(town));
        if (town.standing(ANN).has(Status.BLOCKLISTED)) {
            assertFalse(SendRules.decide(
                            SendQuestion.of(MessageKind.ESSENTIAL).exempt("why not"),
                            town.facts(ANN),
                            Facts.NONE,
                            SendPolicy.standard(),
                            town.now)
                    .isAllowed());
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Steps.histories();
    }

    @Provide
    Arbitrary<SendPolicy> policies() {
        Arbitrary<Boolean> allow = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of(Status.values()), Arbitraries.of(MessageKind.values()), allow)
                .as(Cell::new)
                .list()
                .ofMaxSize(30)
                .map(cells -> {
                    SendPolicy.Builder builder = SendPolicy.standard().toBuilder();
                    for (Cell cell : cells) {
                        if (cell.allow()) {
                            builder.allow(cell.status(), cell.kind());
                        } else {
                            builder.forbid(cell.status(), cell.kind());
                        }
                    }
                    return builder.build();
                });
    }

    record Cell(Status status, MessageKind kind, boolean allow) {}
}
