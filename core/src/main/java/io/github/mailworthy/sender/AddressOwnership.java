package io.github.mailworthy.sender;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an account has shown that an address is its own.
 *
 * @param address whose
 * @param code that is on its way, if one is
 * @param confirmedAt when a code came back
 */
public record AddressOwnership(EmailAddress address, Optional<Code> code, Optional<Instant> confirmedAt) {
    /** The kind of these rows. */
    public static final Kind<AddressOwnership> KIND = new Kind<>("sender-address", AddressOwnership.class);

    /** The key of an account's address. */
    public static Key<AddressOwnership> key(AccountId account, EmailAddress address) {
        return KIND.key(account, address.key());
    }

    /**
     * A code that was mailed.
     *
     * @param digest of the code: the code itself is in the letter only
     * @param sentAt when
     * @param tries how often a wrong one was entered
     */
    public record Code(String digest, Instant sentAt, int tries) {}
}
