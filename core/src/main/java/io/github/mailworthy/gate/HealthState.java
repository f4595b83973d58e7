package io.github.mailworthy.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;

/**
 * That an account's health is not good, so that each change of it is told once. There is no row while it is good; one that is there is due
 * when it is to be looked at again.
 *
 * @param level what was told last
 * @param since when it was found
 */
public record HealthState(Health.Level level, Instant since) {
    /** The kind of these rows in a store. */
    public static final Kind<HealthState> KIND = new Kind<>("account-health", HealthState.class);

    /** The row of an account. */
    public static Key<HealthState> key(AccountId account) {
        return KIND.key(account, "health");
    }
}
