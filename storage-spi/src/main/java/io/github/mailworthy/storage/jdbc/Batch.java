package io.github.mailworthy.storage.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a statement is for, column by column. */
final class Batch {
    private final List<String> names;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    Batch(String... names) {
        this.names = List.of(names);
    }

    private Batch(List<String> names) {
        this.names = names;
    }

    /** One row of values in the order of the names. */
    Batch add(@Nullable Object... values) {
        rows.add(values);
        return this;
    }

    int size() {
        return rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    @Nullable
    Object get(int row, String name) {
        return rows.get(row)[names.indexOf(name)];
    }

    /** The values of one column. */
    @Nullable
    Object[] column(String name) {
        int at = names.indexOf(name);
        @Nullable Object[] column = new @Nullable Object[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[at];
        }
        return column;
    }

    /** The same in the order of the keys: of kind, account and id, which come first. */
    Batch sorted() {
        Batch sorted = new Batch(names);
        sorted.rows.addAll(rows);
        sorted.rows.sort(Comparator.<@Nullable Object[], String>comparing(row -> String.valueOf(row[0]))
                .thenComparing(row -> String.valueOf(row[1]))
                .thenComparing(row -> String.valueOf(row[2])));
        return sorted;
    }

    /** The same in portions. */
    List<Batch> portions(int most) {
        if (rows.size() <= most) {
            return List.of(this);
        }
        List<Batch> portions = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += most) {
            Batch portion = new Batch(names);
            portion.rows.addAll(rows.subList(from, Math.min(from + most, rows.size())));
            portions.add(portion);
        }
        return portions;
    }
}
