package io.github.mailworthy.summary;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Of which local day an account was told last. The row sleeps (is never due) while there is nothing to tell.
 *
 * @param lastTold the account-local date of the last letter
 */
public record SummaryState(Optional<LocalDate> lastTold) {
    /** The kind of these rows in a store. */
    public static final Kind<SummaryState> KIND = new Kind<>("summary", SummaryState.class);

    /** No letter yet. */
    public static final SummaryState NEVER = new SummaryState(Optional.empty());

    /** The account's one row. */
    public static Key<SummaryState> key(AccountId account) {
        return KIND.key(account, "daily");
    }
}
