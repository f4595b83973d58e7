package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one table that are asked for, each once, found again by the columns of the rows that answer. Cheaper than making keys anew:
 * those check their text.
 */
final class KeyFinder {
    /** By kind, then account, then id; the kind is empty for contacts. */
    private final Map<String, Map<String, Map<String, Key<?>>>> keys = new HashMap<>();

    KeyFinder(Shelf shelf, Collection<? extends Key<?>> asked) {
        for (Key<?> key : asked) {
            if (Shelf.of(key.kind()) == shelf) {
                keys.computeIfAbsent(shelf == Shelf.CONTACT ? "" : key.kind().name(), kind -> new HashMap<>())
                        .computeIfAbsent(key.account().value(), account -> new LinkedHashMap<>())
                        .put(key.id(), key);
            }
        }
    }

    /** The accounts of which more than so many rows are asked, in the table of contacts. */
    List<String> crowds(int most) {
        List<String> crowds = new ArrayList<>();
        keys.getOrDefault("", Map.of()).forEach((account, ids) -> {
            if (ids.size() > most) {
                crowds.add(account);
            }
        });
        return crowds;
    }

    /** The contact's key with these columns, if it was asked for. */
    Optional<Key<?>> contact(String account, String id) {
        return Optional.ofNullable(
                keys.getOrDefault("", Map.of()).getOrDefault(account, Map.of()).get(id));
    }

    /** All contacts of the account are found. */
    void found(String account) {
        keys.getOrDefault("", new HashMap<>()).remove(account);
    }

    /** The keys, and nothing else. */
    Batch batch() {
        Batch batch = Shelf.keys();
        keys.values()
                .forEach(accounts ->
                        accounts.values().forEach(ids -> ids.values().forEach(key -> Shelf.add(batch, key))));
        return batch;
    }

    /** The key with these columns; the kind is empty for contacts. */
    Key<?> of(String kind, String account, String id) {
        Key<?> key = keys.getOrDefault(kind, Map.of())
                .getOrDefault(account, Map.of())
                .get(id);
        if (key == null) {
            throw new IllegalStateException("the database answered a " + kind + " row that was not asked for");
        }
        return key;
    }
}
