package io.github.mailworthy.card;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.CheckRules;
import io.github.mailworthy.contact.CheckTicket;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Refusal.Code;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.safelist.SafelistRules;
import io.github.mailworthy.town.Steps;
import io.github.mailworthy.town.Steps.Step;
import io.github.mailworthy.town.Town;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A button can never disagree with the command behind it. */
class CardProperties {
    /** Bites: a request() that asks for one thing more than mayRequest() does, such as a second person. */
    @Property
    void an_enabled_action_is_never_refused_and_a_disabled_one_always_is(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        for (Step step : history) {
            step.does().accept(town);
            Optional<StatusCard> card = CardRules.card(town.asked(ANN), town.policy, town.limits, town.now);
            if (card.isPresent()) {
                agrees(town, card.get());
            }
        }
    }

    private static void agrees(Town town, StatusCard card) {
        Answer<CheckTicket> check =
                CheckRules.begin(town.asked(ANN), "c", town.limits, town.now).answer();
        assertEquals(card.action(Action.CHECK_AGAIN).disabled(), check.refusal());

        ActionState request = card.action(Action.REQUEST_SAFELIST);
        Confirmation confirmation = new Confirmation("Ann", "by telephone", town.now);
        Optional<Confirmation> given = request.needsConfirmation() ? Optional.of(confirmation) : Optional.empty();
        Answer<SafelistRequest> asked = request(town, given);
        if (request.disabled().map(Refusal::code).equals(Optional.of(Code.REQUEST_OPEN))) {
            assertEquals(Steps.open(town), asked.done());
        } else {
            assertEquals(request.disabled(), asked.refusal());
        }
        if (request.needsConfirmation()) {
            assertEquals(
                    Optional.of(Code.CONFIRMATION_MISSING),
                    request(town, Optional.empty()).refusal().map(Refusal::code));
        }
    }

    private static Answer<SafelistRequest> request(Town town, Optional<Confirmation> confirmation) {
        return SafelistRules.request(town.asked(ANN), "r", Town.JANE, confirmation, town.policy, town.limits, town.now)
                .answer();
    }

    /** Bites: a check refused "until" an instant at which it is refused for the very same reason. */
    @Property
    void a_refusal_that_names_an_instant_has_gone_by_then(@ForAll("histories") List<Step> history) {
        Town town = Town.withAnn();
        history.forEach(step -> step.does().accept(town));
        for (Action action : List.of(Action.CHECK_AGAIN, Action.REQUEST_SAFELIST)) {
            Optional<Refusal> refusal =
                    disabled(town, action).filter(r -> r.from().isPresent());
            if (refusal.isPresent()) {
                assertTrue(refusal.get().from().orElseThrow().isAfter(town.now));
                town.now = refusal.get().from().orElseThrow();
                assertTrue(disabled(town, action)
                        .filter(r -> r.code() == refusal.get().code()
                                && r.args().equals(refusal.get().args()))
                        .isEmpty());
            }
        }
    }

    private static Optional<Refusal> disabled(Town town, Action action) {
        return CardRules.card(town.asked(ANN), town.policy, town.limits, town.now)
                .flatMap(card -> card.action(action).disabled());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Steps.histories();
    }
}
