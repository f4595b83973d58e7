package io.github.mailworthy.change;

import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/** The rows that were asked for, of several kinds, each under its key; those that do not exist with version 0. */
public final class Rows {
    private final Map<Key<?>, Kept<?>> rows;

    private Rows(Map<Key<?>, Kept<?>> rows) {
        this.rows = rows;
    }

    /** The answer to a question for these keys: the rows found, and absence for every other key. */
    public static Rows of(Collection<? extends Key<?>> asked, Collection<? extends Kept<?>> found) {
        Map<Key<?>, Kept<?>> byKey = Maps.newHashMapWithExpectedSize(asked.size());
        for (Kept<?> row : found) {
            byKey.put(row.key(), row);
        }
        for (Key<?> key : asked) {
            byKey.computeIfAbsent(key, Kept::absent);
        }
        return new Rows(byKey);
    }

    /**
     * The row of a key that was asked for.
     *
     * @throws IllegalArgumentException if it was not asked for: then nothing is known of it
     */
    @SuppressWarnings("unchecked") // a row is stored under its own key, and the key's type is the row's
    public <T> Kept<T> get(Key<T> key) {
        Kept<?> row = rows.get(key);
        if (row == null) {
            throw new IllegalArgumentException("this " + key.kind() + " row was not asked for");
        }
        return (Kept<T>) row;
    }

    /** Every row that was asked for. */
    public Collection<Kept<?>> all() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
