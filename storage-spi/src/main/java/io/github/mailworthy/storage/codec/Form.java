package io.github.mailworthy.storage.codec;

import org.jspecify.annotations.Nullable;

/** The stored form of one type. */
interface Form {
    /** Writes a value as one JSON value. */
    void write(Object value, JsonWriter out);

    /** Reads one JSON value. */
    Object read(JsonReader in);

    /** Whether a component with this value is left out. */
    default boolean isBlank(Object value) {
        return false;
    }

    /** What a component that was left out reads as; null if it must not be left out. */
    default @Nullable Object blank() {
        return null;
    }
}
