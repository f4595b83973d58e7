package io.github.mailworthy.mail.spi;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.gate.Health;

/**
 * Hears when an account's health has become bad, or good again: after it was stored, and once for all nodes together.
 *
 * <p>As for {@link ContactListener}: called on the thread that found it, by many at once; an exception is caught and logged.
 */
@FunctionalInterface
public interface HealthListener {
    /** The level is another than before. */
    void changed(AccountId account, Health health);
}
