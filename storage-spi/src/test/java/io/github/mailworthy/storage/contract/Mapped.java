package io.github.mailworthy.storage.contract;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A broken store that writes something else than it was told, where a test says so. */
abstract class Mapped extends Passing {
    <T> Key<T> key(Key<T> key) {
        return key;
    }

    <T> Optional<Write<T>> write(Write<T> write) {
        return Optional.of(write);
    }

    Tally tally(Tally tally) {
        return tally;
    }

    boolean forgets() {
        return true;
    }

    <L> LogLine<L> line(LogLine<L> line) {
        return line;
    }

    final Kept<?> now(Key<?> key) {
        return good.find(List.of(key)).get(key);
    }

    private <T> Optional<Write<T>> keyed(Write<T> write) {
        return write(new Write<>(key(write.key()), write.expected(), write.what(), write.value(), write.due()));
    }

    final Change mapped(Change change) {
        Change.Builder mapped = Change.builder();
        change.writes().forEach(write -> keyed(write).ifPresent(mapped::write));
        change.tallies().forEach(tally -> mapped.tally(tally(tally)));
        for (LogLine<?> line : change.log()) {
            LogLine<?> other = line(line);
            mapped.log(key(other.about()), cast(other), other.entry());
        }
        if (forgets()) {
            change.forget().forEach(key -> mapped.forget(key(key)));
        }
        return mapped.build();
    }

    @SuppressWarnings("unchecked") // a line's entry is of its kind
    private static Kind<Object> cast(LogLine<?> line) {
        return (Kind<Object>) line.kind();
    }

    @Override
    public List<Settled> apply(List<Change> changes) {
        List<Settled> answers = new ArrayList<>();
        changes.forEach(change -> answers.addAll(good.apply(List.of(mapped(change)))));
        return answers;
    }

    @Override
    public Rows find(Collection<? extends Key<?>> keys) {
        List<Kept<?>> found = new ArrayList<>();
        keys.forEach(key -> found.add(found(key)));
        return Rows.of(keys, found);
    }

    <T> Kept<T> kept(Kept<T> row) {
        return row;
    }

    private <T> Kept<T> found(Key<T> key) {
        Kept<T> row = good.find(List.of(key(key))).get(key(key));
        return kept(new Kept<>(key, row.value(), row.version(), row.due()));
    }
}
