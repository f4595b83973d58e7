package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.codec.Codec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The codecs of the kinds that were met. */
final class Codecs {
    private final Map<Kind<?>, Codec<?>> known = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // a kind's codec is of its type
    <T> Codec<T> of(Kind<T> kind) {
        Codec<?> codec = known.get(kind);
        if (codec == null) {
            codec = Codec.of(kind);
            known.put(kind, codec);
        }
        return (Codec<T>) codec;
    }

    @SuppressWarnings("unchecked") // a value is written by its own kind
    <T> byte[] write(Kind<T> kind, Object value) {
        return of(kind).write((T) value);
    }
}
