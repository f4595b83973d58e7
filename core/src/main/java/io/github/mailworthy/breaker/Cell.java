package io.github.mailworthy.breaker;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.breaker.Burst.Cause;
import io.github.mailworthy.change.CounterKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * What is counted for the breaker in one place: a receiver, an account or its resolver, in one UTC hour.
 *
 * @param cause of a burst, should there be one
 * @param receiver for {@link Cause#RECEIVER}, else empty
 * @param hour its start
 */
public record Cell(Cause cause, String receiver, Instant hour) {
    /** What is counted. */
    enum Measure {
        /** Contacts that failed, for a receiver; domains otherwise. */
        FAILED,
        /** Contacts of a receiver that failed hard. */
        HARD,
        /** Contacts that failed, for an account. */
        CONTACTS,
        /** One in {@link BreakerRules#SAMPLE} of the contacts that mail was delivered to. */
        DELIVERED,
        /** Contacts that failed in this hour and got mail after it. */
        RECOVERED,
        /** Contacts that failed in this hour and long after it again. */
        AGAIN
    }

    CounterKey counter(AccountId account, Measure measure) {
        ZonedDateTime at = hour.atZone(ZoneOffset.UTC);
        String what = "burst/" + measure.name().toLowerCase(Locale.ROOT) + "/" + at.getHour() + "/" + scope();
        return new CounterKey(account, at.toLocalDate(), what);
    }

    Cell at(Instant other) {
        return new Cell(cause, receiver, other);
    }

    /** The same hour of the whole account. */
    Cell everywhere() {
        return new Cell(Cause.ACCOUNT, "", hour);
    }

    String scope() {
        return scope(cause, receiver);
    }

    static String scope(Cause cause, String receiver) {
        return switch (cause) {
            case RECEIVER -> receiver;
            case ACCOUNT -> "*";
            case NO_SUCH_DOMAIN -> "!";
        };
    }
}
