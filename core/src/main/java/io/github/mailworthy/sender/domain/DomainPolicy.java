package io.github.mailworthy.sender.domain;

import java.time.Duration;

/**
 * How long a domain has, and how often it is looked at.
 *
 * @param patience from the start until a domain that never was right has failed
 * @param grace from the first wrong check of a verified domain until it has failed
 * @param whilePending between checks of a pending domain
 * @param whileVerified between checks of a verified domain
 * @param whileAtRisk between checks of a domain at risk
 * @param whileFailed between checks of a failed domain
 * @param whileUnknown before the next check after the DNS did not tell
 */
public record DomainPolicy(
        Duration patience,
        Duration grace,
        Duration whilePending,
        Duration whileVerified,
        Duration whileAtRisk,
        Duration whileFailed,
        Duration whileUnknown) {
    /** 72 hours each; looked at every hour, when verified or failed every day, after an unknown in 15 minutes. */
    public static final DomainPolicy STANDARD = new DomainPolicy(
            Duration.ofHours(72),
            Duration.ofHours(72),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15));
}
