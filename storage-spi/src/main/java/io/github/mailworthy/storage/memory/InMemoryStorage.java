package io.github.mailworthy.storage.memory;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory, behind one lock; gone when the process ends. Safe for many threads. */
public final class InMemoryStorage implements Storage {
    /** A new row's version leaves room for so many writes before the next new row's: see {@link Storage#apply}. */
    private static final int BIRTH_SHIFT = 20;

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<CounterKey, Long> counts = new HashMap<>();
    private final Logs logs = new Logs();
    private long births;
    private long writes;

    /** Starts empty. */
    public InMemoryStorage() {}

    @Override
    public synchronized Rows find(Collection<? extends Key<?>> keys) {
        List<Kept<?>> found = new ArrayList<>();
        for (Key<?> key : keys) {
            Kept<?> row = shelf(key.kind()).get(key);
            if (row != null) {
                found.add(row);
            }
        }
        return Rows.of(keys, found);
    }

    @Override
    public synchronized Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        Map<CounterKey, Long> answer = new HashMap<>();
        keys.forEach(key -> answer.put(key, counts.getOrDefault(key, 0L)));
        return answer;
    }

    @Override
    public synchronized List<Settled> apply(List<Change> changes) {
        List<Settled> answers = new ArrayList<>(changes.size());
        for (Change change : List.copyOf(changes)) {
            boolean holds = change.writes().stream().allMatch(this::isAsExpected) && tallied(change.tallies()) != null;
            if (holds) {
                write(change);
            }
            answers.add(holds ? Settled.APPLIED : Settled.STALE);
        }
        return answers;
    }

    @Override
    public synchronized <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
        positive(limit);
        List<Kept<T>> claimed = new ArrayList<>();
        for (Kept<?> row : shelf(kind).waiting(Optional.empty(), limit)) {
            if (row.due().orElseThrow().isAfter(now)) {
                break;
            }
            Kept<T> old = typed(row);
            Kept<T> mine = new Kept<>(old.key(), old.value(), old.version() + 1, micros(Optional.of(now.plus(lease))));
            shelf(kind).put(mine, ++writes);
            claimed.add(mine);
        }
        return claimed;
    }

    @Override
    public synchronized <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
        Optional<Shelf.Wait> from = after.map(cursor -> {
            List<String> parts = cursor.parts(3);
            return new Shelf.Wait(
                    Instant.parse(parts.get(0)), new Shelf.Place(new AccountId(parts.get(1)), parts.get(2)));
        });
        List<Kept<?>> rows = shelf(kind).waiting(from, positive(limit));
        return page(
                rows,
                limit,
                last -> Cursor.of(
                        last.due().orElseThrow().toString(),
                        last.key().account().value(),
                        last.key().id()));
    }

    @Override
    public synchronized <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
        String from = after.map(cursor -> cursor.parts(1).get(0)).orElse("");
        List<Kept<?>> rows = shelf(kind).list(account, from, positive(limit));
        return page(rows, limit, last -> Cursor.of(last.key().id()));
    }

    @Override
    public synchronized <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        return logs.read(about, kind, before, positive(limit));
    }

    @Override
    public synchronized <T> Page<Kept<T>> changed(
            Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
        long from = since.map(cursor -> number(cursor.parts(1).get(0))).orElse(0L);
        List<Shelf.Row> rows = shelf(kind).changed(account, from, positive(limit));
        long last = rows.isEmpty() ? from : rows.get(rows.size() - 1).changed();
        List<Kept<T>> items = new ArrayList<>();
        rows.forEach(row -> items.add(typed(row.kept())));
        return new Page<>(items, Optional.of(Cursor.of(Long.toString(last))));
    }

    @Override
    public synchronized int purge(Kind<?> kind, Instant dueBefore, int limit) {
        List<Kept<?>> old = shelf(kind).waiting(Optional.empty(), positive(limit)).stream()
                .filter(row -> row.due().orElseThrow().isBefore(dueBefore))
                .toList();
        old.forEach(row -> shelf(kind).remove(row.key()));
        return old.size();
    }

    @Override
    public synchronized int purgeCounts(LocalDate before, int limit) {
        List<CounterKey> old = counts.keySet().stream()
                .filter(key -> key.day().isBefore(before))
                .limit(positive(limit))
                .toList();
        old.forEach(counts::remove);
        return old.size();
    }

    private boolean isAsExpected(Write<?> write) {
        Kept<?> row = shelf(write.key().kind()).get(write.key());
        return (row == null ? 0 : row.version()) == write.expected();
    }

    /** The counters after these additions, null if one would pass its limit. One counter may be added to more than once. */
    private @Nullable Map<CounterKey, Long> tallied(List<Tally> tallies) {
        Map<CounterKey, Long> after = new HashMap<>();
        for (Tally tally : tallies) {
            long count = after.getOrDefault(tally.key(), counts.getOrDefault(tally.key(), 0L));
            if (count > tally.atMost() - tally.add()) {
                return null;
            }
            after.put(tally.key(), count + tally.add());
        }
        return after;
    }

    private void write(Change change) {
        Map<CounterKey, Long> after = tallied(change.tallies());
        if (after != null) {
            counts.putAll(after);
        }
        Map<Key<?>, Long> versions = new HashMap<>();
        for (Write<?> write : change.writes()) {
            Shelf shelf = shelf(write.key().kind());
            switch (write.what()) {
                case PUT -> versions.put(write.key(), put(shelf, write));
                case REMOVE -> shelf.remove(write.key());
                case REQUIRE -> {}
            }
        }
        change.forget().forEach(logs::forget);
        Map<Key<?>, Integer> places = new HashMap<>();
        for (LogLine<?> line : change.log()) {
            int place = places.merge(line.about(), 1, Integer::sum) - 1;
            logs.add(line, versions.getOrDefault(line.about(), 0L), place);
        }
    }

    private <T> long put(Shelf shelf, Write<T> write) {
        long version = write.expected() == 0 ? ++births << BIRTH_SHIFT : write.expected() + 1;
        shelf.put(new Kept<>(write.key(), write.value(), version, micros(write.due())), ++writes);
        return version;
    }

    private Shelf shelf(Kind<?> kind) {
        return shelves.computeIfAbsent(kind.name(), name -> new Shelf());
    }

    private static <T> Page<Kept<T>> page(List<Kept<?>> rows, int limit, Function<Kept<?>, Cursor> place) {
        List<Kept<T>> items = new ArrayList<>();
        rows.forEach(row -> items.add(typed(row)));
        return new Page<>(
                items, rows.size() < limit ? Optional.empty() : Optional.of(place.apply(rows.get(rows.size() - 1))));
    }

    @SuppressWarnings("unchecked") // a shelf holds the rows of one kind, and the kind's type is the row's
    private static <T> Kept<T> typed(Kept<?> row) {
        return (Kept<T>) row;
    }

    private static Optional<Instant> micros(Optional<Instant> due) {
        return due.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
        }
        return limit;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this list: " + text, e);
        }
    }
}
