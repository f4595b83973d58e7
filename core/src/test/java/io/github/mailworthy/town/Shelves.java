package io.github.mailworthy.town;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The least that keeps rows: applies a change whole, or throws if it is stale. One thread, no other promise. */
public final class Shelves {
    private final Map<Key<?>, Kept<?>> rows = new HashMap<>();
    private final Map<CounterKey, Long> counts = new HashMap<>();
    private final Map<Key<?>, List<LogEntry>> logs = new HashMap<>();
    private long lastNew;

    @SuppressWarnings("unchecked") // a row is kept under its own key
    public <T> Kept<T> find(Key<T> key) {
        Kept<?> row = rows.get(key);
        return row == null ? Kept.absent(key) : (Kept<T>) row;
    }

    /** All rows of a kind. */
    @SuppressWarnings("unchecked") // the kind is compared
    public <T> List<Kept<T>> all(Kind<T> kind) {
        List<Kept<T>> found = new ArrayList<>();
        for (Kept<?> row : rows.values()) {
            if (row.key().kind().equals(kind)) {
                found.add((Kept<T>) row);
            }
        }
        return found;
    }

    public long count(CounterKey key) {
        return counts.getOrDefault(key, 0L);
    }

    /** Oldest first. */
    public List<LogEntry> log(Key<?> key) {
        return List.copyOf(logs.getOrDefault(key, List.of()));
    }

    /** Whether it would be applied. */
    public boolean fits(Change change) {
        return change.writes().stream().allMatch(w -> find(w.key()).version() == w.expected())
                && change.tallies().stream().allMatch(t -> count(t.key()) + t.add() <= t.atMost());
    }

    public void apply(Change change) {
        if (!fits(change)) {
            throw new IllegalStateException("stale: " + change);
        }
        for (Key<?> key : change.forget()) {
            logs.remove(key);
        }
        change.writes().forEach(this::write);
        for (Tally tally : change.tallies()) {
            counts.merge(tally.key(), tally.add(), Long::sum);
        }
        for (LogLine<?> line : change.log()) {
            logs.computeIfAbsent(line.about(), key -> new ArrayList<>()).add((LogEntry) line.entry());
        }
    }

    private <T> void write(Write<T> write) {
        switch (write.what()) {
            case PUT -> {
                long version = write.expected() == 0 ? ++lastNew << 20 : write.expected() + 1;
                rows.put(write.key(), new Kept<>(write.key(), write.value(), version, write.due()));
            }
            case REMOVE -> rows.remove(write.key());
            case REQUIRE -> {}
        }
    }
}
