package io.github.mailworthy.example.storage;

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
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A store over a sorted key-value file (H2's MVStore, without SQL), for one process: what a stranger writes in an afternoon.
 *
 * <p>Keys are texts whose parts are hexadecimal UTF-8, so that they sort by code point. One lock makes changes whole; one commit makes
 * them last.
 */
public final class MvStorage implements Storage, AutoCloseable {
    private static final int BIRTH_SHIFT = 20;
    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

    private final MVStore file;
    private final MVMap<String, String> rows;
    private final MVMap<String, String> dues;
    private final MVMap<String, String> changes;
    private final MVMap<String, String> lines;
    private final MVMap<String, Long> counts;
    private final MVMap<String, Long> numbers;
    private final Map<Kind<?>, Codec<?>> codecs = new HashMap<>();

    /** A row as it stands in the file. */
    private record Stored(long version, String due, String changed, String body) {
        static Stored of(String text) {
            String[] parts = text.split(" ", 4);
            return new Stored(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]);
        }

        String text() {
            return version + " " + due + " " + changed + " " + body;
        }
    }

    /** Opens the file, or makes it. */
    public MvStorage(Path path) {
        file = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .open();
        rows = file.openMap("rows");
        dues = file.openMap("dues");
        changes = file.openMap("changes");
        lines = file.openMap("lines");
        counts = file.openMap("counts");
        numbers = file.openMap("numbers");
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public Rows find(Collection<? extends Key<?>> keys) {
        return asked(() -> {
            List<Kept<?>> found = new ArrayList<>();
            for (Key<?> key : keys) {
                String row = rows.get(place(key));
                if (row != null) {
                    found.add(kept(key, Stored.of(row)));
                }
            }
            return Rows.of(keys, found);
        });
    }

    @Override
    public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        return asked(() -> {
            Map<CounterKey, Long> answer = new HashMap<>();
            keys.forEach(key -> answer.put(key, counts.getOrDefault(place(key), 0L)));
            return answer;
        });
    }

    @Override
    public List<Settled> apply(List<Change> list) {
        return written(() -> {
            List<Settled> answers = new ArrayList<>();
            for (Change change : list) {
                boolean holds = change.writes().stream().allMatch(this::isAsExpected) && holds(change.tallies());
                if (holds) {
                    write(change);
                }
                answers.add(holds ? Settled.APPLIED : Settled.STALE);
            }
            return answers;
        });
    }

    @Override
    public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
        Instant until = now.plus(lease);
        return written(() -> {
            List<Kept<T>> claimed = new ArrayList<>();
            for (String place : page(dues, hex(kind.name()), "", limit, hex(kind.name()) + "/" + time(now) + "/~")) {
                Stored old = Stored.of(rows.get(dues.get(place)));
                Key<T> key = key(kind, dues.get(place));
                put(key, old.version() + 1, Optional.of(until), old.body());
                claimed.add(kept(key, Stored.of(rows.get(place(key)))));
            }
            return claimed;
        });
    }

    @Override
    public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
        return asked(() -> rows(kind, dues, dues::get, hex(kind.name()), after, limit));
    }

    @Override
    public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
        return asked(
                () -> rows(kind, rows, place -> place, hex(kind.name()) + "/" + hex(account.value()), after, limit));
    }

    @Override
    public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        return asked(() -> {
            String prefix = place(about) + "/" + hex(kind.name());
            List<Logged<L>> found = new ArrayList<>();
            List<String> places = page(lines, prefix, last(before), limit, "~");
            for (String place : places) {
                String[] parts = lines.get(place).split(" ", 3);
                L entry = codec(kind).read(bytes(parts[2]));
                found.add(new Logged<>(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), entry));
            }
            return new Page<>(found, next(places, limit));
        });
    }

    @Override
    public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
        return asked(() -> {
            List<Kept<T>> found = new ArrayList<>();
            String at = last(since);
            List<String> places;
            do {
                places = page(changes, hex(kind.name()), at, limit, "~");
                for (String place : places) {
                    if (found.size() < limit) {
                        at = place;
                        Key<T> key = key(kind, changes.get(place));
                        if (account.isEmpty() || account.get().equals(key.account())) {
                            found.add(kept(key, Stored.of(rows.get(changes.get(place)))));
                        }
                    }
                }
            } while (found.size() < limit && !places.isEmpty());
            return new Page<>(found, Optional.of(Cursor.of(at)));
        });
    }

    @Override
    public int purge(Kind<?> kind, Instant dueBefore, int limit) {
        return written(() -> {
            List<String> old = page(dues, hex(kind.name()), "", limit, hex(kind.name()) + "/" + time(dueBefore) + "/");
            old.forEach(place -> remove(dues.get(place)));
            return old.size();
        });
    }

    @Override
    public int purgeCounts(LocalDate before, int limit) {
        return written(() -> {
            List<String> old = page(counts, "", "", limit, String.format("/%016x", before.toEpochDay()));
            old.forEach(counts::remove);
            return old.size();
        });
    }

    private boolean isAsExpected(Write<?> write) {
        String row = rows.get(place(write.key()));
        return (row == null ? 0 : Stored.of(row).version()) == write.expected();
    }

    private boolean holds(List<Tally> tallies) {
        Map<CounterKey, Long> after = new HashMap<>();
        for (Tally tally : tallies) {
            long count = after.getOrDefault(tally.key(), counts.getOrDefault(place(tally.key()), 0L));
            if (count > tally.atMost() - tally.add()) {
                return false;
            }
            after.put(tally.key(), count + tally.add());
        }
        return true;
    }

    private void write(Change change) {
        change.tallies()
                .forEach(tally ->
                        counts.put(place(tally.key()), counts.getOrDefault(place(tally.key()), 0L) + tally.add()));
        for (Write<?> write : change.writes()) {
            if (write.what() == Write.What.PUT) {
                put(write);
            } else if (write.what() == Write.What.REMOVE) {
                remove(place(write.key()));
            }
        }
        change.forget()
                .forEach(key ->
                        page(lines, place(key), "", Integer.MAX_VALUE, "~").forEach(lines::remove));
        Map<Key<?>, Integer> indices = new HashMap<>();
        change.log().forEach(line -> log(line, indices.merge(line.about(), 1, Integer::sum) - 1));
    }

    private <T> void put(Write<T> write) {
        long version = write.expected() == 0 ? number("births") << BIRTH_SHIFT : write.expected() + 1;
        put(
                write.key(),
                version,
                write.due(),
                text(codec(write.key().kind()).write(write.value().orElseThrow())));
    }

    private void put(Key<?> key, long version, Optional<Instant> due, String body) {
        String place = place(key);
        remove(place);
        String kind = hex(key.kind().name());
        String waits = due.map(at -> kind + "/" + time(at) + place.substring(kind.length()))
                .orElse("-");
        String changed = kind + "/" + String.format("%016x", number("writes"));
        rows.put(place, new Stored(version, waits, changed, body).text());
        changes.put(changed, place);
        if (due.isPresent()) {
            dues.put(waits, place);
        }
    }

    private void remove(String place) {
        String row = rows.remove(place);
        if (row != null) {
            changes.remove(Stored.of(row).changed());
            dues.remove(Stored.of(row).due());
        }
    }

    /** Newest first: by what is left to the highest version and place. */
    private <L> void log(LogLine<L> line, int index) {
        long version = Stored.of(rows.get(place(line.about()))).version();
        String place = place(line.about()) + "/" + hex(line.kind().name())
                + String.format("/%016x/%08x", Long.MAX_VALUE - version, Integer.MAX_VALUE - index);
        lines.put(place, version + " " + index + " " + text(codec(line.kind()).write(line.entry())));
    }

    private long number(String name) {
        long next = numbers.getOrDefault(name, 0L) + 1;
        numbers.put(name, next);
        return next;
    }

    private <T> Page<Kept<T>> rows(
            Kind<T> kind,
            MVMap<String, String> map,
            UnaryOperator<String> row,
            String prefix,
            Optional<Cursor> after,
            int limit) {
        List<String> places = page(map, prefix, last(after), limit, "~");
        List<Kept<T>> found = new ArrayList<>();
        for (String place : places) {
            String own = row.apply(place);
            found.add(kept(key(kind, own), Stored.of(rows.get(own))));
        }
        return new Page<>(found, next(places, limit));
    }

    /** Places that begin with the prefix, from after one on, below the end. */
    private static List<String> page(MVMap<String, ?> map, String prefix, String after, int limit, String end) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
        }
        List<String> places = new ArrayList<>();
        Iterator<String> from = map.keyIterator(after.isEmpty() ? prefix + "/" : after + "!");
        while (from.hasNext() && places.size() < limit) {
            String place = from.next();
            if (!place.startsWith(prefix + "/") || place.compareTo(end) >= 0) {
                break;
            }
            places.add(place);
        }
        return places;
    }

    private static String last(Optional<Cursor> cursor) {
        return cursor.map(one -> one.parts(1).get(0)).orElse("");
    }

    private static Optional<Cursor> next(List<String> places, int limit) {
        return places.size() < limit ? Optional.empty() : Optional.of(Cursor.of(places.get(places.size() - 1)));
    }

    private static String place(Key<?> key) {
        return hex(key.kind().name()) + "/" + hex(key.account().value()) + "/" + hex(key.id());
    }

    /** The day first, for purging. */
    private static String place(CounterKey key) {
        return String.format("/%016x/", key.day().toEpochDay())
                + hex(key.account().value()) + "/" + hex(key.what());
    }

    private static <T> Key<T> key(Kind<T> kind, String place) {
        String[] parts = place.split("/", -1);
        return kind.key(new AccountId(unhex(parts[1])), unhex(parts[2]));
    }

    private <T> Kept<T> kept(Key<T> key, Stored row) {
        return new Kept<>(
                key,
                Optional.of(codec(key.kind()).read(bytes(row.body()))),
                row.version(),
                row.due().equals("-")
                        ? Optional.empty()
                        : Optional.of(instant(row.due().split("/", -1)[1])));
    }

    @SuppressWarnings("unchecked") // a kind's codec is of its type
    private <T> Codec<T> codec(Kind<T> kind) {
        return (Codec<T>) codecs.computeIfAbsent(kind, Codec::of);
    }

    /** Microseconds since the year 1, so that they sort as text. */
    private static String time(Instant instant) {
        long second = instant.getEpochSecond() - YEAR_ONE.getEpochSecond();
        return String.format("%016x", second * 1_000_000 + instant.getNano() / 1000);
    }

    private static Instant instant(String time) {
        return YEAR_ONE.plus(Long.parseLong(time, 16), ChronoUnit.MICROS);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unhex(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private synchronized <A> A asked(Supplier<A> question) {
        try {
            return question.get();
        } catch (MVStoreException e) {
            throw new StorageException("the file cannot be read: " + e.getMessage(), false, e);
        }
    }

    private synchronized <A> A written(Supplier<A> work) {
        try {
            A answer = work.get();
            file.commit();
            file.sync();
            return answer;
        } catch (MVStoreException e) {
            file.rollback();
            throw new StorageException("the file cannot be written: " + e.getMessage(), false, e);
        } catch (RuntimeException e) {
            file.rollback();
            throw e;
        }
    }
}
