package io.github.mailworthy.change;

import java.util.List;
import java.util.Optional;

/**
 * Some of a longer list.
 *
 * @param items in the order that the question promises
 * @param next where to go on, empty at the end; a page with a next may be followed by an empty one
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
