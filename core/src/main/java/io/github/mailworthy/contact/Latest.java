package io.github.mailworthy.contact;

import java.util.Comparator;
import java.util.Optional;

/** Keeps the greater of two values in a total order: commutative, associative and idempotent. */
final class Latest {
    private Latest() {}

    static <T extends Comparable<T>> Optional<T> of(Optional<T> a, Optional<T> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        return a.get().compareTo(b.get()) >= 0 ? a : b;
    }

    static <T extends Comparable<T>> Optional<T> first(Optional<T> a, Optional<T> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        return a.get().compareTo(b.get()) <= 0 ? a : b;
    }

    /** Empty before present, then by value. */
    static <T extends Comparable<T>> Comparator<Optional<T>> emptyFirst() {
        return (a, b) -> {
            if (a.isEmpty() || b.isEmpty()) {
                return Boolean.compare(a.isPresent(), b.isPresent());
            }
            return a.get().compareTo(b.get());
        };
    }
}
