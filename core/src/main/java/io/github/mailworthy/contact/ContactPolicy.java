package io.github.mailworthy.contact;

import java.time.Duration;

/**
 * The numbers behind the contact rules.
 *
 * @param checkApart between two checks of one address
 * @param checksPerAddress completed ones a day
 * @param checksPerAccount begun ones a day
 * @param checkLease after which an unfinished check no longer holds up the next
 * @param unknownsApart between two checks that could not tell, before the customer may ask for a safelist all the same
 * @param softLiftApart between two times that a check lifts soft failures
 * @param requestsPerAccount safelist requests a day
 * @param clockTolerance by which a reported time may lie in the future
 * @param oldestFeedback before which feedback is only logged
 */
public record ContactPolicy(
        Duration checkApart,
        int checksPerAddress,
        int checksPerAccount,
        Duration checkLease,
        Duration unknownsApart,
        Duration softLiftApart,
        int requestsPerAccount,
        Duration clockTolerance,
        Duration oldestFeedback) {
    /**
     * 60 s between checks, 5 a day and address, 200 a day and account, 2 minutes for one; 15 minutes between two unknowns; soft
     * failures lifted once in 30 days; 200 requests a day and account; 5 minutes of tolerance; feedback up to 90 days old counts.
     */
    public static final ContactPolicy DEFAULT = new ContactPolicy(
            Duration.ofSeconds(60),
            5,
            200,
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofDays(30),
            200,
            Duration.ofMinutes(5),
            Duration.ofDays(90));
}
