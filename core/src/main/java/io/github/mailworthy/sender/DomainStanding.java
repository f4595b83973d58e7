package io.github.mailworthy.sender;

/**
 * What is known of a domain that somebody wants to send as, or to get replies at.
 *
 * @param verified whether its DKIM key for the platform was found right, and still counts
 * @param enforced whether its DMARC policy is quarantine or reject
 * @param aligned whether what the platform sends for it would pass DMARC
 * @param takesNoMail whether it publishes a null MX (RFC 7505)
 */
public record DomainStanding(boolean verified, boolean enforced, boolean aligned, boolean takesNoMail) {
    /** A domain of which nothing is known: not verified, and nothing held against it. */
    public static final DomainStanding UNKNOWN = new DomainStanding(false, false, false, false);

    /** A domain whose DKIM is right. */
    public static final DomainStanding VERIFIED = new DomainStanding(true, false, true, false);
}
