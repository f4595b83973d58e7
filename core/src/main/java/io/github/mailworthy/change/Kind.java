package io.github.mailworthy.change;

import io.github.mailworthy.account.AccountId;

/**
 * A kind of row or log line: its name in the store and the type of its values.
 *
 * <p>The name is part of the stored data and never changes. The type is a record, built of records, enums, sealed interfaces of
 * records, {@code Optional}, {@code List}, {@code Set}, {@code Map}, text, numbers, {@code boolean}, {@code Instant},
 * {@code LocalDate}, {@code Duration}, {@code ZoneId}, {@code AccountId} and {@code EmailAddress}.
 *
 * @param name lower-case letters and hyphens, at most 32
 * @param type of the values
 * @param <T> the type of the values
 */
public record Kind<T>(String name, Class<T> type) {
    /**
     * Ties a name to a type.
     *
     * @throws IllegalArgumentException if the name is empty, too long or holds anything but lower-case letters and hyphens
     */
    public Kind {
        if (!name.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("a kind's name is 1 to 32 lower-case letters and hyphens, not " + name);
        }
    }

    /** The key of a row of this kind. */
    public Key<T> key(AccountId account, String id) {
        return new Key<>(this, account, id);
    }

    @Override
    public String toString() {
        return name;
    }
}
