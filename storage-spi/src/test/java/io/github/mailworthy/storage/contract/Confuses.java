package io.github.mailworthy.storage.contract;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A broken store that takes different rows, logs or counters for one, if they have the same form. */
class Confuses extends Mapped {
    private final Function<Key<?>, Object> rows;
    private final Function<CounterKey, Object> counters;
    private final Map<Object, Key<?>> firstRows = new ConcurrentHashMap<>();
    private final Map<Object, CounterKey> firstCounters = new ConcurrentHashMap<>();

    private Confuses(Function<Key<?>, Object> rows, Function<CounterKey, Object> counters) {
        this.rows = rows;
        this.counters = counters;
    }

    static Confuses rows(Function<Key<?>, Object> form) {
        return new Confuses(key -> List.of(key.kind(), form.apply(key)), key -> key);
    }

    static Confuses counters(Function<CounterKey, Object> form) {
        return new Confuses(key -> key, key -> List.of(key.day(), form.apply(key)));
    }

    /** Only the logs: what one row's log says is in the other's. */
    static Passing logs(Function<Key<?>, Object> form) {
        return new ConfusesLogs(key -> List.of(key.kind(), form.apply(key)));
    }

    @Override
    @SuppressWarnings("unchecked") // keys of one form are of one kind
    <T> Key<T> key(Key<T> key) {
        return (Key<T>) firstRows.computeIfAbsent(rows.apply(key), form -> key);
    }

    private CounterKey counter(CounterKey key) {
        return firstCounters.computeIfAbsent(counters.apply(key), form -> key);
    }

    @Override
    Tally tally(Tally tally) {
        return new Tally(counter(tally.key()), tally.add(), tally.atMost());
    }

    @Override
    public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        Map<CounterKey, Long> counts = new HashMap<>();
        for (CounterKey key : keys) {
            counts.put(
                    key,
                    Objects.requireNonNull(good.counts(List.of(counter(key))).get(counter(key))));
        }
        return counts;
    }

    @Override
    public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        return good.log(key(about), kind, before, limit);
    }

    private static final class ConfusesLogs extends Passing {
        private final Function<Key<?>, Object> form;
        private final Set<Key<?>> logged = ConcurrentHashMap.newKeySet();

        ConfusesLogs(Function<Key<?>, Object> form) {
            this.form = form;
        }

        @Override
        public List<Settled> apply(List<Change> changes) {
            changes.forEach(change -> change.log().forEach(line -> logged.add(line.about())));
            return good.apply(changes);
        }

        @Override
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            List<Logged<L>> lines = new ArrayList<>();
            logged.stream()
                    .filter(key -> form.apply(key).equals(form.apply(about)))
                    .forEach(key -> lines.addAll(good.log(key, kind, Optional.empty(), Integer.MAX_VALUE)
                            .items()));
            lines.sort(Comparator.<Logged<L>>comparingLong(Logged::version)
                    .thenComparing(Logged::index)
                    .reversed());
            before.map(cursor -> cursor.parts(1).get(0))
                    .ifPresent(from -> lines.removeIf(line -> place(line).compareTo(from) >= 0));
            List<Logged<L>> page = lines.subList(0, Math.min(limit, lines.size()));
            return new Page<>(
                    page,
                    page.size() == lines.size()
                            ? Optional.empty()
                            : Optional.of(Cursor.of(place(page.get(limit - 1)))));
        }

        private static String place(Logged<?> line) {
            return String.format(Locale.ROOT, "%019d %05d", line.version(), line.index());
        }
    }
}
