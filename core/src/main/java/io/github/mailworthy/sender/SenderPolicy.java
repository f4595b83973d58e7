package io.github.mailworthy.sender;

/**
 * What a host demands of senders.
 *
 * @param sameDomain when From and Reply-To are on the same domain
 * @param ownership what it takes to send as an address
 */
public record SenderPolicy(SameDomain sameDomain, Ownership ownership) {
    /** What it takes to send as an address. */
    public enum Ownership {
        /** A code mailed to the address, or DKIM of its domain: without, the sender is blocked. */
        REQUIRED,
        /** It cannot be asked here: said, and not held against the sender. */
        NOT_ASKED,
        /** The host vouches for its customers. */
        OFF
    }

    /** Exactly the same domain, and ownership shown. */
    public static SenderPolicy standard() {
        return new SenderPolicy(SameDomain.EXACT, Ownership.REQUIRED);
    }

    /** The same with another rule for domains. */
    public SenderPolicy with(SameDomain rule) {
        return new SenderPolicy(rule, ownership);
    }

    /** The same with another rule for ownership. */
    public SenderPolicy with(Ownership rule) {
        return new SenderPolicy(sameDomain, rule);
    }
}
