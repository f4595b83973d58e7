package io.github.mailworthy.sender.domain;

/** Where a domain stands; every state can become {@link #VERIFIED}. */
public enum DomainState {
    /** Nobody asked for it yet. */
    NOT_STARTED,
    /** Records were asked for and are looked for. */
    PENDING,
    /** DKIM is right. */
    VERIFIED,
    /** DKIM was right and is not any more; mail still goes out for the time of grace. */
    AT_RISK,
    /** The time is over; it is still looked at, less often. */
    FAILED;

    /** Whether the domain may be sent as. */
    public boolean isUsable() {
        return this == VERIFIED || this == AT_RISK;
    }
}
