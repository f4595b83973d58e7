package io.github.mailworthy.storage.memory;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one kind, in the three orders that are asked for. Not safe for several threads: {@link InMemoryStorage} locks. */
final class Shelf {
    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing(Place::account).thenComparing(Place::id, CodePoints.ORDER);
    private static final Comparator<Wait> BY_DUE =
            Comparator.comparing(Wait::due).thenComparing(Wait::place, BY_PLACE);

    private final NavigableMap<Place, Row> rows = new TreeMap<>(BY_PLACE);
    private final NavigableMap<Wait, Row> waiting = new TreeMap<>(BY_DUE);
    private final NavigableMap<Long, Row> changes = new TreeMap<>();

    record Place(AccountId account, String id) {
        static Place of(Key<?> key) {
            return new Place(key.account(), key.id());
        }
    }

    record Wait(Instant due, Place place) {}

    record Row(Kept<?> kept, long changed) {}

    @Nullable
    Kept<?> get(Key<?> key) {
        Row row = rows.get(Place.of(key));
        return row == null ? null : row.kept();
    }

    void put(Kept<?> kept, long changed) {
        remove(kept.key());
        Place place = Place.of(kept.key());
        Row row = new Row(kept, changed);
        rows.put(place, row);
        changes.put(changed, row);
        kept.due().ifPresent(due -> waiting.put(new Wait(due, place), row));
    }

    void remove(Key<?> key) {
        Place place = Place.of(key);
        Row old = rows.remove(place);
        if (old != null) {
            changes.remove(old.changed());
            old.kept().due().ifPresent(due -> waiting.remove(new Wait(due, place)));
        }
    }

    /** By id, from after this one on, at most so many. */
    List<Kept<?>> list(AccountId account, String after, int limit) {
        List<Kept<?>> found = new ArrayList<>();
        for (Map.Entry<Place, Row> row :
                rows.tailMap(new Place(account, after), false).entrySet()) {
            if (found.size() == limit || !row.getKey().account().equals(account)) {
                break;
            }
            found.add(row.getValue().kept());
        }
        return found;
    }

    /** By due instant, from after this place on, at most so many. */
    List<Kept<?>> waiting(Optional<Wait> after, int limit) {
        NavigableMap<Wait, Row> rest =
                after.map(wait -> waiting.tailMap(wait, false)).orElse(waiting);
        return rest.values().stream().<Kept<?>>map(Row::kept).limit(limit).toList();
    }

    /** By the order of their writes, from after this write on, at most so many. */
    List<Row> changed(Optional<AccountId> account, long after, int limit) {
        return changes.tailMap(after, false).values().stream()
                .filter(row -> account.isEmpty()
                        || account.get().equals(row.kept().key().account()))
                .limit(limit)
                .toList();
    }
}
