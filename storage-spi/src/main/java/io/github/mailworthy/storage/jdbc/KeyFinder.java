package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the key that was asked for by the columns of the row that was found. Cheaper than making keys anew: those check their text. */
final class KeyFinder {
    private record Place(String account, String id) {}

    private final Map<String, Map<Place, Key<?>>> byKind = new HashMap<>();

    KeyFinder(Collection<? extends Key<?>> keys) {
        for (Key<?> key : keys) {
            String kind =
                    Shelf.of(key.kind()) == Shelf.CONTACT ? "" : key.kind().name();
            byKind.computeIfAbsent(kind, name -> new HashMap<>())
                    .put(new Place(key.account().value(), key.id()), key);
        }
    }

    /** The key with these columns; the kind is empty for contacts. */
    Key<?> of(String kind, String account, String id) {
        Key<?> key = byKind.getOrDefault(kind, Map.of()).get(new Place(account, id));
        if (key == null) {
            throw new IllegalStateException("the database answered a " + kind + " row that was not asked for");
        }
        return key;
    }
}
