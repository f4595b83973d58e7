package io.github.mailworthy.change;

import io.github.mailworthy.account.AccountId;

/**
 * Names one row: its kind, the account it belongs to, and an id that is unique among the account's rows of that kind.
 *
 * @param kind what the row is
 * @param account whose it is; a store never shows it to another
 * @param id 1 to {@value #LONGEST_ID} characters, compared exactly, in code point order; no U+0000 and no half of a surrogate pair
 *     (make an id of foreign text by hashing it)
 * @param <T> the type of the row's value
 */
public record Key<T>(Kind<T> kind, AccountId account, String id) {
    /** The most characters an id may have: room for the longest address. */
    public static final int LONGEST_ID = 400;

    /**
     * Names a row.
     *
     * @throws IllegalArgumentException if the id is empty, longer than {@value #LONGEST_ID} characters, or no text a store can keep
     */
    public Key {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "the id of a " + kind + " row has 1 to " + LONGEST_ID + " characters, this one has " + id.length());
        }
        if (!Text.canBeKept(id)) {
            throw new IllegalArgumentException(
                    "the id of a " + kind + " row holds U+0000 or half of a surrogate pair: no store can keep it");
        }
    }
}
