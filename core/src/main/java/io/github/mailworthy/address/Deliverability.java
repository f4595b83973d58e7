package io.github.mailworthy.address;

/** What a check concluded. */
public enum Deliverability {
    /** Mail will most likely arrive, as far as the {@link Evidence} reaches. */
    DELIVERABLE,
    /** Mail may arrive, but something speaks against relying on it. */
    RISKY,
    /** It could not be told: nothing may be held against the address. */
    UNKNOWN,
    /** Mail cannot arrive. */
    UNDELIVERABLE
}
