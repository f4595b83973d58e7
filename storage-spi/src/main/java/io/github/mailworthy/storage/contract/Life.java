package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What became of one row, version by version, told by those who wrote and claimed it. */
final class Life<T> {
    /** What a version is of: a put with the number in its log line, or a claim without. */
    private record Turn<T>(T value, Optional<Note> line) {}

    private final NavigableMap<Long, Turn<T>> turns = new ConcurrentSkipListMap<>();

    Life(Kept<T> first) {
        turns.put(first.version(), new Turn<>(first.value().orElseThrow(), Optional.empty()));
    }

    void put(long version, T value, int number) {
        add(version, new Turn<>(value, Optional.of(Note.of(number))));
    }

    void claimed(Kept<T> row) {
        add(row.version(), new Turn<>(row.value().orElseThrow(), Optional.empty()));
    }

    private void add(long version, Turn<T> turn) {
        if (turns.putIfAbsent(version, turn) != null) {
            throw new AssertionError("version " + version + " is what two writes led to");
        }
    }

    /** Fails unless each version is that of one put or claim, and each claim kept the value of the version before. */
    void addsUp(Kept<T> last, List<Note> log) {
        same(turns.firstKey() + turns.size() - 1, last.version(), "the version after " + turns.size() + " writes");
        same(turns.lastKey(), last.version(), "the version of the last write");
        List<Note> lines = new ArrayList<>();
        T value = turns.firstEntry().getValue().value();
        for (Map.Entry<Long, Turn<T>> turn : turns.entrySet()) {
            if (turn.getValue().line().isPresent()) {
                lines.add(0, turn.getValue().line().get());
                value = turn.getValue().value();
            }
            same(value, turn.getValue().value(), "the value that a claim answers at version " + turn.getKey());
        }
        same(Optional.of(value), last.value(), "the value after all puts and claims");
        same(lines, log, "the lines of the puts that were applied");
    }
}
