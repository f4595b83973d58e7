package io.github.mailworthy.contact;

import java.time.Instant;

/**
 * The record that a contact who complained wants mail again.
 *
 * @param who confirmed, as the customer names the person
 * @param how it was confirmed: by telephone, in a reply, on a form
 * @param at when
 */
public record Confirmation(String who, String how, Instant at) {
    /**
     * Takes the record.
     *
     * @throws IllegalArgumentException if who or how is blank: then it records nothing
     */
    public Confirmation {
        if (who.isBlank() || how.isBlank()) {
            throw new IllegalArgumentException("a confirmation tells who confirmed and how; one of them is blank");
        }
    }
}
