package io.github.mailworthy.storage.codec;

import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.StorageException;

/**
 * Turns values of one kind into bytes and back. Immutable and safe for many threads.
 *
 * <p>Equal values have equal bytes. What is stored is pinned by golden files in this module's tests: see the package's description
 * for what may change in a type without a migration.
 *
 * @param <T> the type of the values
 */
public final class Codec<T> {
    /** The first byte of every value: compact JSON follows. Another form will have another byte. */
    private static final byte JSON = 1;

    private final Kind<T> kind;
    private final Form form;

    private Codec(Kind<T> kind) {
        this.kind = kind;
        this.form = Forms.of(kind.type());
    }

    /**
     * The codec of a kind. Deriving it takes a moment: keep it.
     *
     * @throws IllegalArgumentException if the type is built of parts that {@link Kind} does not name, or is not public in an
     *     exported package; the message names the part
     */
    public static <T> Codec<T> of(Kind<T> kind) {
        return new Codec<>(kind);
    }

    /** The stored form of a value. */
    public byte[] write(T value) {
        JsonWriter out = new JsonWriter(JSON);
        form.write(value, out);
        return out.bytes();
    }

    /**
     * The value of a stored form.
     *
     * @throws StorageException if the bytes are damaged or of a newer format; never retryable, and without any of the bytes in its
     *     message
     */
    public T read(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != JSON) {
            throw new StorageException(
                    "a stored " + kind + " has the format "
                            + (bytes.length == 0 ? "of no bytes" : Byte.toString(bytes[0]))
                            + ", this version reads " + JSON + ": was it written by a newer version?",
                    false,
                    null);
        }
        JsonReader in = new JsonReader(bytes, 1);
        try {
            T value = kind.type().cast(form.read(in));
            in.end();
            return value;
        } catch (RuntimeException e) {
            String why = e instanceof Damaged
                    ? e.getMessage()
                    : "its parts make no " + kind.type().getSimpleName();
            throw new StorageException(
                    "a stored " + kind + " of " + bytes.length + " bytes cannot be read: " + why + ", at byte "
                            + in.position(),
                    false,
                    e);
        }
    }
}
