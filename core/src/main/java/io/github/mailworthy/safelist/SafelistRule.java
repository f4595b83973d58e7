package io.github.mailworthy.safelist;

import io.github.mailworthy.contact.Opinion;
import io.github.mailworthy.contact.SafelistCase;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One rule of a {@link SafelistPolicy}.
 *
 * @param name of the rule, for the log and for tests
 * @param sentence why it says what it says
 * @param judgement what it says to a case; must be a pure function
 */
public record SafelistRule(String name, String sentence, Function<SafelistCase, Judgement> judgement) {
    /**
     * Names a rule.
     *
     * @throws IllegalArgumentException if the name or the sentence is blank: the ruling must explain itself
     */
    public SafelistRule {
        if (name.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("a rule needs a name and a sentence: \"" + name + "\"");
        }
    }

    /** A rule that says one thing where something is so, and has no opinion elsewhere. */
    public static SafelistRule when(String name, String sentence, Predicate<SafelistCase> isSo, Opinion.Says says) {
        return new SafelistRule(name, sentence, c -> Judgement.of(isSo.test(c) ? says : Opinion.Says.NO_OPINION));
    }

    /** What the rule says to a case. */
    public Opinion opine(SafelistCase asked) {
        return new Opinion(name, judgement.apply(asked).says(), sentence);
    }

    /**
     * What a rule says.
     *
     * @param says what
     * @param from for a refusal: the instant from which on it no longer refuses, if time alone ends it
     */
    public record Judgement(Opinion.Says says, Optional<Instant> from) {
        /** An opinion that time alone does not change. */
        public static Judgement of(Opinion.Says says) {
            return new Judgement(says, Optional.empty());
        }
    }
}
