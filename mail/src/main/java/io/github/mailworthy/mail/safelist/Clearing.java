package io.github.mailworthy.mail.safelist;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.contact.Confirmation;
import java.util.Optional;

/**
 * A contact that support wants to clear.
 *
 * @param account whose it is
 * @param address of the contact
 * @param confirmation for a complaint: that the contact wants mail again
 */
public record Clearing(AccountId account, String address, Optional<Confirmation> confirmation) {}
