package io.github.mailworthy.change;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of a {@link Change}: what becomes of it, if its version is still the expected one.
 *
 * <p>Best made from the row as read: {@link Kept#put}, {@link Kept#remove}, {@link Kept#require}.
 *
 * @param key the row
 * @param expected the version it must still have; 0: it must not exist
 * @param what put, remove, or only require
 * @param value the new value, present exactly for {@link What#PUT}
 * @param due when the row is to be looked at; only for {@link What#PUT}
 * @param <T> the type of the value
 */
public record Write<T>(Key<T> key, long expected, What what, Optional<T> value, Optional<Instant> due) {
    /** What becomes of the row. */
    public enum What {
        /** It gets the value; it may be new. */
        PUT,
        /** It goes. */
        REMOVE,
        /** It stays as it is, unwritten: the change is refused if it is not at the expected version. */
        REQUIRE
    }

    /**
     * Describes a write.
     *
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public Write {
        if (expected < 0) {
            throw new IllegalArgumentException("a version is 0 (absent) or more, not " + expected);
        }
        if (value.isPresent() != (what == What.PUT)) {
            throw new IllegalArgumentException(
                    what + " of a " + key.kind() + " row with a value: " + value.isPresent());
        }
        if (due.isPresent() && what != What.PUT) {
            throw new IllegalArgumentException(what + " of a " + key.kind() + " row cannot set when it is due");
        }
        if (what == What.REMOVE && expected == 0) {
            throw new IllegalArgumentException("a " + key.kind() + " row that does not exist cannot be removed");
        }
    }
}
