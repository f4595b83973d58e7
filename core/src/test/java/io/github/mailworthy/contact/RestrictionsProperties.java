package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.Restrictions;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.SendRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RestrictionsProperties {
    @Property
    void what_the_bits_let_pass_the_rules_allow(
            @ForAll("histories") List<Happening> own,
            @ForAll("histories") List<Happening> everywhere,
            @ForAll("policies") SendPolicy policy,
            @ForAll("questions") SendQuestion question) {
        Facts facts = Histories.after(own);
        Facts platform = Histories.after(everywhere);
        int bits = Restrictions.of(facts, policy)
                | Restrictions.ofPlatform(platform, policy)
                | Restrictions.ofUnknown(policy);
        boolean allowed = SendRules.decide(question, facts, platform, policy, Histories.START)
                .isAllowed();
        assertTrue(allowed || Restrictions.mayBeHeld(bits, question));
    }

    @Property
    void without_lists_and_exemptions_the_bits_are_the_answer(
            @ForAll("histories") List<Happening> own, @ForAll MessageKind kind) {
        Facts facts = Histories.after(own);
        SendPolicy policy = SendPolicy.standard();
        SendQuestion question = SendQuestion.of(kind);
        assertEquals(
                SendRules.decide(question, facts, Facts.NONE, policy, Histories.START)
                        .isAllowed(),
                !Restrictions.mayBeHeld(Restrictions.of(facts, policy), question));
    }

    @Test
    void an_address_of_which_nothing_is_known_is_free_by_the_standard_policy() {
        assertEquals(0, Restrictions.ofUnknown(SendPolicy.standard()));
        assertEquals(0, Restrictions.of(Facts.NONE, SendPolicy.standard()));
        assertEquals(0, Restrictions.ofPlatform(Facts.NONE, SendPolicy.standard()));
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Histories.feedback().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<SendQuestion> questions() {
        return Combinators.combine(
                        Arbitraries.of(MessageKind.values()),
                        Arbitraries.of(Optional.empty(), Optional.of("news"), Optional.of("shop")),
                        Arbitraries.of(Optional.empty(), Optional.empty(), Optional.of("confirms an opt-out")))
                .as((kind, list, why) -> new SendQuestion(kind, list.map(l -> (String) l), why.map(w -> (String) w)));
    }

    @Provide
    Arbitrary<SendPolicy> policies() {
        Arbitrary<Set<Status>> some = Arbitraries.of(Status.values()).set().ofMaxSize(3);
        return Combinators.combine(some, some, Arbitraries.of(MessageKind.values()))
                .as((allow, forbid, kind) -> {
                    SendPolicy.Builder policy = SendPolicy.standard().toBuilder();
                    allow.forEach(status -> policy.allow(status, kind));
                    forbid.forEach(status -> policy.forbid(status, kind));
                    return policy.build();
                });
    }
}
