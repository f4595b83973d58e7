package io.github.mailworthy.sender;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a domain that somebody wants to send as, or to get replies at.
 *
 * @param verified whether its DKIM key for the platform was found right, and still counts
 * @param enforced whether its DMARC policy is quarantine or reject
 * @param aligned whether what the platform sends for it would pass DMARC
 * @param takesNoMail whether it publishes a null MX (RFC 7505)
 * @param failedSince since when its records count as not there, if they were looked for
 */
public record DomainStanding(
        boolean verified, boolean enforced, boolean aligned, boolean takesNoMail, Optional<Instant> failedSince) {
    /** A domain of which nothing is known: not verified, and nothing held against it. */
    public static final DomainStanding UNKNOWN = new DomainStanding(false, false, false, false);

    /** A domain whose records were not looked for in vain. */
    public DomainStanding(boolean verified, boolean enforced, boolean aligned, boolean takesNoMail) {
        this(verified, enforced, aligned, takesNoMail, Optional.empty());
    }

    /** A domain whose DKIM is right. */
    public static final DomainStanding VERIFIED = new DomainStanding(true, false, true, false);
}
