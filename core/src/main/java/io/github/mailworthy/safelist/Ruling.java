package io.github.mailworthy.safelist;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.contact.Opinion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a policy ruled, with every rule's answer.
 *
 * @param says approve, review or refuse
 * @param decisive the opinion that decided
 * @param opinions of all rules, in their order
 * @param from for a refusal: from when on the decisive rule no longer refuses
 * @param policy the policy's version
 */
public record Ruling(
        Opinion.Says says, Opinion decisive, List<Opinion> opinions, Optional<Instant> from, String policy) {
    /** Copies the list. */
    public Ruling {
        opinions = ImmutableList.copyOf(opinions);
    }

    /** The rule that decided, with the policy's version: for the log. */
    public String by() {
        return decisive.rule() + " (" + policy + ")";
    }
}
