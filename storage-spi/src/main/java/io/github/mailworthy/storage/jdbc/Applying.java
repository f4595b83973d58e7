package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies a list of changes in one transaction: takes a slot, locks every row and counter in order, judges in memory, writes in order.
 *
 * <p>The number of statements does not depend on the number of changes. Who writes a new row that another has just written gets a
 * duplicate key, and begins again.
 */
final class Applying {
    static final int SLOTS = 64;
    private static final int BIRTH_SHIFT = 20;
    private static final Comparator<CounterKey> COUNTERS = Comparator.<CounterKey, String>comparing(
                    key -> key.account().value())
            .thenComparing(CounterKey::day)
            .thenComparing(CounterKey::what);

    private final Session session;
    private final Codecs codecs;
    private int slot;
    private long position;
    private long birth;

    Applying(Session session, Codecs codecs) {
        this.session = session;
        this.codecs = codecs;
    }

    List<Settled> apply(List<Change> changes) throws SQLException {
        Set<Key<?>> keys = new LinkedHashSet<>();
        Set<CounterKey> counters = new TreeSet<>(COUNTERS);
        int puts = 0;
        for (Change change : changes) {
            for (Write<?> write : change.writes()) {
                keys.add(write.key());
                puts += write.what() == Write.What.PUT ? 1 : 0;
            }
            change.tallies().stream().map(Tally::key).forEach(counters::add);
        }
        if (puts > 0) {
            takeSlot(puts);
        }
        Judged judged = new Judged(lock(keys), lockCounts(counters), birth << BIRTH_SHIFT).all(changes);
        for (Shelf shelf : Shelf.values()) {
            write(shelf, judged);
        }
        writeLog(judged);
        writeCounts(judged);
        return judged.answers;
    }

    private void takeSlot(int puts) throws SQLException {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("n", (long) puts);
        wanted.put("start", SLOTS - session.firstSlot());
        slot = -1;
        session.read("slot.take", wanted, this::slot);
        if (slot < 0) {
            wanted.put("slot", session.firstSlot());
            session.read("slot.wait", wanted, this::slot);
        }
        if (slot < 0) {
            throw new SQLException("the table mailworthy_slot lacks rows: install the schema anew", "XX000");
        }
        position -= puts;
    }

    private void slot(ResultSet row) throws SQLException {
        slot = row.getInt(1);
        position = row.getLong(2);
        birth = row.getLong(3);
    }

    private Map<Key<?>, Long> lock(Set<Key<?>> keys) throws SQLException {
        Map<Key<?>, Long> versions = new HashMap<>();
        for (Shelf shelf : Shelf.values()) {
            List<Key<?>> own = shelf.own(keys);
            KeyFinder finder = new KeyFinder(shelf, own);
            session.read(
                    shelf.statement("lock"),
                    Shelf.keys(own),
                    row -> versions.put(
                            finder.of(shelf == Shelf.ROW ? row.getString(4) : "", row.getString(1), row.getString(2)),
                            row.getLong(3)));
        }
        return versions;
    }

    private Map<CounterKey, Long> lockCounts(Set<CounterKey> counters) throws SQLException {
        Map<CounterKey, Long> counts = new HashMap<>();
        session.read(
                "count.lock",
                counters(counters),
                row -> counts.put(
                        new CounterKey(
                                new AccountId(row.getString(1)), row.getObject(2, LocalDate.class), row.getString(3)),
                        row.getLong(4)));
        return counts;
    }

    static Batch counters(Iterable<CounterKey> counters) {
        Batch batch = new Batch("account", "day", "what");
        counters.forEach(key -> batch.add(key.account().value(), key.day(), key.what()));
        return batch;
    }

    private void write(Shelf shelf, Judged judged) throws SQLException {
        Batch inserts = Shelf.rows();
        Batch updates = Shelf.rows();
        List<Key<?>> deletes = new ArrayList<>();
        List<Key<?>> absent = new ArrayList<>();
        for (Key<?> key : shelf.own(judged.after.keySet())) {
            Write<?> write = judged.writes.get(key);
            long version = judged.after.getOrDefault(key, 0L);
            if (version == 0) {
                (judged.wasThere(key) ? deletes : absent).add(key);
            } else if (write != null) {
                Object value = write.value().orElseThrow();
                shelf.add(
                        judged.wasThere(key) ? updates : inserts,
                        key,
                        value,
                        version,
                        write.due().orElse(null),
                        slot,
                        ++position,
                        codecs.write(key.kind(), value));
            }
        }
        // What must stay absent to the end of the transaction is put and taken away again: there is no lock on what is
        // not there.
        for (Key<?> key : absent) {
            inserts.add(
                    key.kind().name(), key.account().value(), key.id(), null, null, null, 0L, null, 0, 0L, new byte[0]);
        }
        session.write(shelf.statement("delete"), Shelf.keys(deletes));
        session.write(shelf.statement("update"), updates);
        session.write(shelf.statement("insert"), absent.isEmpty() ? inserts : inserts.sorted());
        session.write(shelf.statement("delete"), Shelf.keys(absent));
    }

    private void writeLog(Judged judged) throws SQLException {
        session.write("log.forget", Shelf.keys(judged.forgotten));
        Batch lines = new Batch("kind", "account", "id", "version", "place", "line", "body");
        for (Judged.Line line : judged.lines) {
            Key<?> about = line.line().about();
            lines.add(
                    about.kind().name(),
                    about.account().value(),
                    about.id(),
                    line.version(),
                    line.place(),
                    line.line().kind().name(),
                    codecs.write(line.line().kind(), line.line().entry()));
        }
        session.write("log.insert", lines);
    }

    private void writeCounts(Judged judged) throws SQLException {
        Batch inserts = new Batch("account", "day", "what", "n");
        Batch updates = new Batch("account", "day", "what", "n");
        Map<CounterKey, Long> sorted = new LinkedHashMap<>();
        judged.counts.keySet().stream()
                .sorted(COUNTERS)
                .forEach(key -> sorted.put(key, judged.counts.getOrDefault(key, 0L)));
        sorted.forEach((key, n) ->
                (judged.wasThere(key) ? updates : inserts).add(key.account().value(), key.day(), key.what(), n));
        session.write("count.update", updates);
        session.write("count.insert", inserts);
    }
}
