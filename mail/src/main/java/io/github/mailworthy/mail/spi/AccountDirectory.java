package io.github.mailworthy.mail.spi;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import java.util.Optional;

/** Tells the facts of an account. The host's; called by many threads at once, and often: answer from memory where you can. */
public interface AccountDirectory {
    /** The account, or empty if there is none of this id. */
    Optional<Account> find(AccountId id);
}
