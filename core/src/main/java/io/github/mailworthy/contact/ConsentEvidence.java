package io.github.mailworthy.contact;

import java.time.Instant;

/**
 * What shows that the contact opted in by an act of their own. Customers and imports have none, so they can only tighten.
 *
 * @param means how the contact acted
 * @param wording what the contact agreed to, as it was shown
 * @param at when the contact acted
 * @param reference where the host keeps the proof: a form's id, a message's id
 */
public record ConsentEvidence(Means means, String wording, Instant at, String reference) {
    /** How a contact can opt in. */
    public enum Means {
        /** Filled in and sent a form. */
        FORM,
        /** Followed the link in a confirmation message (confirmed opt-in). */
        CONFIRMED_OPT_IN
    }

    /**
     * Takes the evidence.
     *
     * @throws IllegalArgumentException if the wording or the reference is blank: then it shows nothing
     */
    public ConsentEvidence {
        if (wording.isBlank() || reference.isBlank()) {
            throw new IllegalArgumentException(
                    "evidence of consent needs the wording that was shown and a reference to the proof");
        }
    }
}
