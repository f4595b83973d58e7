package io.github.mailworthy.contact;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;

/**
 * Names a contact: an address within an account. Deleting and importing it again, or changing letter case, finds the same one.
 *
 * @param account whose
 * @param address of the contact
 */
public record ContactKey(AccountId account, EmailAddress address) {
    /** The contact's row in the store. */
    public Key<Contact> row() {
        return Contact.KIND.key(account, address.key());
    }

    /**
     * The row that takes the place of an erased address.
     *
     * @param keyId names the host's key
     * @param hash of account and address under that key, as letters and digits: HMAC-SHA-256, made where there is a key
     */
    public static Key<Contact> hashRow(AccountId account, String keyId, String hash) {
        return Contact.KIND.key(account, "erased/" + keyId + "/" + hash);
    }

    /**
     * A row that is there once an address was erased of which something holds for every account. Where it is not, nobody need look for
     * such addresses.
     */
    public static Key<Contact> platformErased() {
        return Contact.KIND.key(AccountId.PLATFORM, "erased");
    }

    /** The row that holds what is true of the address for every account. */
    public Key<Contact> platformRow() {
        return Contact.KIND.key(AccountId.PLATFORM, address.key());
    }
}
