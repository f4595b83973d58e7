package io.github.mailworthy.mail.unsubscribe;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;

/**
 * What one click ends: an account's mail to an address for one list, and nothing else.
 *
 * @param account whose mail it is
 * @param address that gets it
 * @param list the host's id of the list
 */
public record Subscription(AccountId account, EmailAddress address, String list) {}
