package io.github.mailworthy.card;

/** What a customer can do about a contact. */
public enum Action {
    /** Correct the address. */
    CHANGE_ADDRESS,
    /** Check again whether mail can reach the address. */
    CHECK_AGAIN,
    /** Ask that the contact may be mailed again. */
    REQUEST_SAFELIST
}
