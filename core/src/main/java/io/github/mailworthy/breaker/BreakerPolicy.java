package io.github.mailworthy.breaker;

import java.time.Duration;

/**
 * When the breaker trips, and what decides a burst by itself. All numbers are for one account.
 *
 * @param contacts of one receiver that fail in one UTC hour; 0: no breaker for receivers
 * @param domains whose addresses fail in one UTC hour; 0: no breaker for the account
 * @param goneDomains that do not exist, all in one UTC hour; 0: no breaker for the resolver
 * @param share that these failures have in what was tried at the same time, from 0 to 1: what is known of it by deliveries
 *     told within an hour, or by messages handed over on the day or the day before
 * @param witnesses how many contacts at least must get mail after the burst for it to be acquitted, or fail again for them all to be
 *     blamed; in larger bursts, a tenth of those that failed
 * @param again after how long a failure is one of its own and no longer the same trouble
 */
public record BreakerPolicy(int contacts, int domains, int goneDomains, double share, int witnesses, Duration again) {
    /**
     * 20 contacts of one receiver, addresses of 60 domains, or 20 domains gone, in an hour and a fifth of what was tried: lists in order
     * have less than a twentieth of dead addresses, poor ones a tenth. 3 witnesses; 3 days, which few outages last.
     */
    public static final BreakerPolicy STANDARD = new BreakerPolicy(20, 60, 20, 0.2, 3, Duration.ofDays(3));

    /** Nothing is ever set aside. */
    public static final BreakerPolicy OFF = new BreakerPolicy(0, 0, 0, 0, 1, Duration.ofDays(3));

    /**
     * Sets the numbers.
     *
     * @throws IllegalArgumentException if a number is negative, the share is not between 0 and 1, there are no witnesses, or a failure
     *     would be one of its own within the hours around its burst
     */
    public BreakerPolicy {
        if (contacts < 0 || domains < 0 || goneDomains < 0 || witnesses < 1) {
            throw new IllegalArgumentException("a breaker counts contacts, domains and witnesses, not " + contacts
                    + ", " + domains + ", " + goneDomains + " and " + witnesses);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, " + share + " does not");
        }
        if (again.compareTo(Duration.ofHours(3)) < 0) {
            throw new IllegalArgumentException("a failure is one of its own after 3 hours or more, not after " + again);
        }
    }

    int threshold(Burst.Cause cause) {
        int set = switch (cause) {
            case RECEIVER -> contacts;
            case ACCOUNT -> domains;
            case NO_SUCH_DOMAIN -> goneDomains;
        };
        return set == 0 ? Integer.MAX_VALUE : set;
    }
}
