package io.github.mailworthy.summary;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.LocalDate;

/**
 * The record that a letter told a result: written with the letter, in the change that takes the {@link News}. It names no person, and
 * stays as long as the request does.
 *
 * @param letter the id of the letter among the account's: that of its row in the outbox, and of its end
 * @param day the account-local day of the letter
 */
public record Told(String letter, LocalDate day) {
    /** The kind of these rows in a store. */
    public static final Kind<Told> KIND = new Kind<>("told", Told.class);

    /** The row of one result of a request. */
    public static Key<Told> key(AccountId account, String request, News.Result result) {
        return KIND.key(account, News.id(request, result));
    }
}
