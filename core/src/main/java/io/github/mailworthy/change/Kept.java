package io.github.mailworthy.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A row as it was read.
 *
 * @param key its name
 * @param value its value, empty if there was no such row
 * @param version counts its writes, 0 if there was no such row; never used again for the same key
 * @param due when it is to be looked at, if ever
 * @param <T> the type of the value
 */
public record Kept<T>(Key<T> key, Optional<T> value, long version, Optional<Instant> due) {
    /**
     * Takes a row as read.
     *
     * @throws IllegalArgumentException if there is a value without a version, or a version without a value
     */
    public Kept {
        if (value.isPresent() != (version > 0)) {
            throw new IllegalArgumentException(
                    "a row that exists has a version above 0, and only that: " + key.kind() + " at version " + version);
        }
    }

    /** What is read where there is no row. */
    public static <T> Kept<T> absent(Key<T> key) {
        return new Kept<>(key, Optional.empty(), 0, Optional.empty());
    }

    /** Whether there was such a row. */
    public boolean exists() {
        return version > 0;
    }

    /** The write of a new value with no due instant, refused if the row has changed since it was read. */
    public Write<T> put(T newValue) {
        return new Write<>(key, version, Write.What.PUT, Optional.of(newValue), Optional.empty());
    }

    /** The write of a new value that comes due, refused if the row has changed since it was read. */
    public Write<T> put(T newValue, Instant newDue) {
        return new Write<>(key, version, Write.What.PUT, Optional.of(newValue), Optional.of(newDue));
    }

    /** The removal of the row, refused if it has changed since it was read. */
    public Write<T> remove() {
        return new Write<>(key, version, Write.What.REMOVE, Optional.empty(), Optional.empty());
    }

    /** No write, but the demand that the row (or its absence) is as it was read. */
    public Write<T> require() {
        return new Write<>(key, version, Write.What.REQUIRE, Optional.empty(), Optional.empty());
    }
}
