package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.codec.Codec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
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
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows in PostgreSQL 13 or newer, in what speaks its protocol (YugabyteDB, CockroachDB), or in H2 2.2.220 or newer.
 *
 * <p>Each {@link #apply} is one transaction of its own, tried again up to a dozen times when it meets another one (SQLSTATE 40001, 40P01, a
 * duplicate key). {@link #within(Connection)} writes in the host's transaction instead. The tables must be there:
 * {@link JdbcSchema#install}. Safe for many threads; the data source should pool.
 */
public final class JdbcStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final int CROWD = 2000;
    private static final int FEW = 250;

    private final Transactions transactions;
    private final Codecs codecs;

    private JdbcStorage(Transactions transactions, Codecs codecs) {
        this.transactions = transactions;
        this.codecs = codecs;
    }

    /**
     * Keeps rows in the database behind a data source.
     *
     * @throws StorageException if it cannot be reached
     */
    public static JdbcStorage on(DataSource source) {
        return new JdbcStorage(Transactions.on(source), new Codecs());
    }

    /**
     * The same store on a connection of the host's: a {@link Change} commits or rolls back together with what else the host writes.
     *
     * <p>Never commits, rolls back (but to a savepoint of its own) or closes. The connection must not be in auto-commit mode. Commit soon:
     * until then other writers of the same rows wait. A deadlock or serialization failure cannot be tried again here: it is a
     * retryable {@link StorageException}, and the host repeats its transaction. Leave the isolation at READ COMMITTED: in a stricter one
     * every writer since the transaction's first statement is a serialization failure, whatever rows it wrote. For one thread, and
     * one transaction.
     */
    public Storage within(Connection connection) {
        return new JdbcStorage(transactions.within(connection), codecs);
    }

    @Override
    public Rows find(Collection<? extends Key<?>> keys) {
        if (keys.isEmpty()) {
            return Rows.of(List.of(), List.of());
        }
        return transactions.read(session -> {
            List<Kept<?>> found = new ArrayList<>(keys.size());
            for (Shelf shelf : Shelf.values()) {
                KeyFinder finder = new KeyFinder(shelf, keys);
                for (String account : finder.crowds(CROWD)) {
                    found.addAll(wholeAccount(session, finder, account));
                }
                Map<Kind<?>, RowReader<?>> readers = new HashMap<>();
                session.read(shelf.statement("find"), finder.batch(), row -> {
                    String kind = shelf == Shelf.ROW ? row.getString(6) : "";
                    Key<?> key = finder.of(kind, row.getString(1), row.getString(2));
                    found.add(
                            read(key, readers.computeIfAbsent(key.kind(), some -> new RowReader<>(some, codecs)), row));
                });
            }
            return Rows.of(keys, found);
        });
    }

    /**
     * An account of which thousands of rows are asked may have but a few, as that for every account mostly has: then these are read, and
     * no key is looked for. Nothing if it has more.
     */
    private List<Kept<?>> wholeAccount(Session session, KeyFinder finder, String account) throws SQLException {
        RowReader<Contact> reader = new RowReader<>(Contact.KIND, codecs);
        List<Kept<?>> asked = new ArrayList<>();
        int[] rows = {0};
        session.read(Shelf.CONTACT.statement("list"), Map.of("account", account, "id", "", "limit", FEW), row -> {
            rows[0]++;
            Optional<Key<?>> key = finder.contact(account, row.getString(2));
            if (key.isPresent()) {
                asked.add(read(key.get(), reader, row));
            }
        });
        if (rows[0] == FEW) {
            return List.of();
        }
        finder.found(account);
        return asked;
    }

    @SuppressWarnings("unchecked") // the reader is that of the key's kind
    private static <T> Kept<T> read(Key<T> key, RowReader<?> reader, ResultSet row) throws SQLException {
        return ((RowReader<T>) reader).read(key, row);
    }

    @Override
    public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        Map<CounterKey, Long> counts = new HashMap<>();
        keys.forEach(key -> counts.put(key, 0L));
        return transactions.read(session -> {
            session.read(
                    "count.find",
                    Applying.counters(counts.keySet()),
                    row -> counts.put(
                            new CounterKey(
                                    new AccountId(row.getString(1)),
                                    row.getObject(2, LocalDate.class),
                                    row.getString(3)),
                            row.getLong(4)));
            return counts;
        });
    }

    @Override
    public List<Settled> apply(List<Change> changes) {
        List<Change> all = List.copyOf(changes);
        if (all.stream().allMatch(Change::isEmpty)) {
            return all.stream().map(change -> Settled.APPLIED).toList();
        }
        return transactions.write(session -> new Applying(session, codecs).apply(all));
    }

    @Override
    public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
        Instant until = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> due = Map.of("kind", kind.name(), "now", now, "limit", positive(limit));
        RowReader<T> reader = new RowReader<>(kind, codecs);
        return transactions.write(session -> {
            List<Kept<T>> claimed = new ArrayList<>();
            Batch claims = new Batch("kind", "account", "id", "version", "due");
            session.read(Shelf.of(kind).statement("due"), due, row -> {
                long version = row.getLong(3) + 1;
                claims.add(kind.name(), row.getString(1), row.getString(2), version, until);
                try {
                    Kept<T> old = reader.read(row);
                    claimed.add(new Kept<>(old.key(), old.value(), version, Optional.of(until)));
                } catch (StorageException damaged) {
                    // one row must not hold up all others: it comes due again, and is told of again
                    LOG.warn("a due {} row of account {} is passed over", kind, row.getString(1), damaged);
                }
            });
            session.write(Shelf.of(kind).statement("claim"), claims);
            return claimed;
        });
    }

    @Override
    public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
        List<String> from = after.map(cursor -> cursor.parts(3)).orElse(List.of(FIRST.toString(), "", ""));
        Map<String, Object> place = Map.of(
                "kind", kind.name(),
                "due", instant(from.get(0)),
                "account", from.get(1),
                "id", from.get(2),
                "limit", positive(limit));
        return page(
                kind,
                "waiting",
                place,
                limit,
                last -> Cursor.of(
                        last.due().orElseThrow().toString(),
                        last.key().account().value(),
                        last.key().id()));
    }

    @Override
    public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
        Map<String, Object> place = Map.of(
                "kind",
                kind.name(),
                "account",
                account.value(),
                "id",
                after.map(cursor -> cursor.parts(1).get(0)).orElse(""),
                "limit",
                positive(limit));
        return page(kind, "list", place, limit, last -> Cursor.of(last.key().id()));
    }

    private <T> Page<Kept<T>> page(
            Kind<T> kind, String statement, Map<String, Object> place, int limit, Function<Kept<T>, Cursor> cursor) {
        RowReader<T> reader = new RowReader<>(kind, codecs);
        List<Kept<T>> rows = transactions.read(session -> {
            List<Kept<T>> found = new ArrayList<>();
            session.read(Shelf.of(kind).statement(statement), place, row -> found.add(reader.read(row)));
            return found;
        });
        return new Page<>(
                rows, rows.size() < limit ? Optional.empty() : Optional.of(cursor.apply(rows.get(rows.size() - 1))));
    }

    @Override
    public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        List<String> from = before.map(cursor -> cursor.parts(2)).orElse(List.of("" + Long.MAX_VALUE, "0"));
        Map<String, Object> place = Map.of(
                "kind", about.kind().name(),
                "account", about.account().value(),
                "id", about.id(),
                "line", kind.name(),
                "version", number(from.get(0)),
                "place", (int) number(from.get(1)),
                "limit", positive(limit));
        Codec<L> codec = codecs.of(kind);
        List<Logged<L>> lines = transactions.read(session -> {
            List<Logged<L>> found = new ArrayList<>();
            session.read(
                    "log.read",
                    place,
                    row -> found.add(new Logged<>(row.getLong(1), row.getInt(2), codec.read(row.getBytes(3)))));
            return found;
        });
        Logged<L> last = lines.size() < limit ? null : lines.get(lines.size() - 1);
        return new Page<>(
                lines,
                last == null
                        ? Optional.empty()
                        : Optional.of(Cursor.of(Long.toString(last.version()), Integer.toString(last.index()))));
    }

    @Override
    public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
        positive(limit);
        return transactions.read(session -> new Changes<>(session, codecs, kind, account, limit).since(since));
    }

    @Override
    public int purge(Kind<?> kind, Instant dueBefore, int limit) {
        Map<String, Object> what = Map.of("kind", kind.name(), "before", dueBefore, "limit", positive(limit));
        return transactions.write(session -> session.write(Shelf.of(kind).statement("purge"), what));
    }

    @Override
    public int purgeCounts(LocalDate before, int limit) {
        Map<String, Object> what = Map.of("day", before, "limit", positive(limit));
        return transactions.write(session -> session.write("count.purge", what));
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

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor of this list: " + text, e);
        }
    }
}
