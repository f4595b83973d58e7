package io.github.mailworthy.change;

import io.github.mailworthy.account.AccountId;
import java.time.LocalDate;

/**
 * Names a counter: an account, a day of the account's, and what is counted.
 *
 * @param account whose
 * @param day the account-local day
 * @param what is counted: 1 to 300 characters
 */
public record CounterKey(AccountId account, LocalDate day, String what) {
    /**
     * Names a counter.
     *
     * @throws IllegalArgumentException if what is counted has no name or one of more than 300 characters
     */
    public CounterKey {
        if (what.isEmpty() || what.length() > 300 || !Text.canBeKept(what)) {
            throw new IllegalArgumentException(
                    "what is counted is text of 1 to 300 characters, not one of " + what.length());
        }
    }
}
