package io.github.mailworthy.contact;

import java.util.Optional;

/**
 * One contact of support's clearing, as it was previewed.
 *
 * @param key of the contact
 * @param version of its row when it was previewed: one that changed since is not cleared
 * @param before the standing then
 * @param after the standing that clearing leaves: consent, and what holds for every account
 * @param confirmation for a complaint: that the contact wants mail again
 * @param refusal why it will not be cleared; empty if it will
 */
public record ClearRow(
        ContactKey key,
        long version,
        Standing before,
        Standing after,
        Optional<Confirmation> confirmation,
        Optional<Refusal> refusal) {}
