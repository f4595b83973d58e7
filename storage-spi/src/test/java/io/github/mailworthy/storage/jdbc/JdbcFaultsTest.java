package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.contract.Note;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcFaultsTest {
    private static final Kind<Note> NOTE = new Kind<>("note", Note.class);
    private static final AccountId A = new AccountId("a");

    @TempDir
    Path folder;

    private HikariDataSource pool;
    private Storage store;

    @BeforeEach
    void install() throws SQLException {
        pool = Databases.postgres();
        JdbcSchema.install(pool);
        store = JdbcStorage.on(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static Key<Note> key(String id) {
        return NOTE.key(A, id);
    }

    private static Change put(Storage store, String... ids) {
        Change.Builder change = Change.builder();
        for (String id : ids) {
            change.write(store.find(List.of(key(id))).get(key(id)).put(new Note(1, id, Optional.empty(), List.of())));
        }
        return change.build();
    }

    private static boolean isThere(Storage store, String id) {
        return store.find(List.of(key(id))).get(key(id)).exists();
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_connection_lost_at_any_statement_leaves_all_or_nothing_and_may_be_tried_again() {
        int cuts = 0;
        for (int statement = 1; statement <= 4; statement++) {
            String one = "a" + statement;
            String other = "b" + statement;
            Change change = put(store, one, other);
            Storage cut = JdbcStorage.on(new Tapped(pool, statement));
            try {
                cut.apply(List.of(change));
            } catch (StorageException lost) {
                assertTrue(lost.isRetryable(), lost.getMessage());
                cuts++;
            }
            assertEquals(isThere(store, one), isThere(store, other), "cut at statement " + statement);
        }
        assertEquals(4, cuts, "slot, lock, rows, commit");
        assertFalse(isThere(store, "a1"));
    }

    @Test
    void an_exhausted_pool_may_be_tried_again() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(pool);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource small = new HikariDataSource(config)) {
            Storage narrow = JdbcStorage.on(small);
            try (Connection taken = small.getConnection()) {
                StorageException e = assertThrows(StorageException.class, () -> narrow.find(List.of(key("x"))));
                assertTrue(e.isRetryable() && !taken.isClosed(), e.getMessage());
            }
            assertFalse(isThere(narrow, "x"));
        }
    }

    @Test
    void a_read_only_database_is_said_so_and_not_to_be_tried_again() throws SQLException {
        Change change = put(store, "x");
        sql("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
                + " || ' SET default_transaction_read_only = on'; END $$");
        try (HikariDataSource readOnly = Databases.pool(pool.getJdbcUrl(), "postgres")) {
            Storage bound = JdbcStorage.on(readOnly);
            assertFalse(isThere(bound, "x"));
            StorageException e = assertThrows(StorageException.class, () -> bound.apply(List.of(change)));
            assertFalse(e.isRetryable());
            assertTrue(e.getMessage().contains("read-only"), e.getMessage());
        }
    }

    @Test
    void missing_tables_are_said_so() throws SQLException {
        try (HikariDataSource empty = Databases.postgres()) {
            Storage bare = JdbcStorage.on(empty);
            StorageException e = assertThrows(StorageException.class, () -> bare.find(List.of(key("x"))));
            assertFalse(e.isRetryable());
            assertTrue(e.getMessage().contains("JdbcSchema.install"), e.getMessage());
        }
    }

    @Test
    void tables_of_a_newer_version_are_refused() throws SQLException {
        JdbcSchema.install(pool);
        sql("UPDATE mailworthy_schema SET version = 99");
        StorageException e = assertThrows(StorageException.class, () -> JdbcSchema.install(pool));
        assertTrue(e.getMessage().contains("version 99"), e.getMessage());
    }

    @Test
    void in_the_hosts_transaction_a_change_shares_its_fate() throws SQLException {
        JdbcStorage jdbc = JdbcStorage.on(pool);
        sql("CREATE TABLE orders (id integer)");
        for (boolean commit : List.of(false, true)) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                Storage hosts = jdbc.within(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO orders VALUES (1)");
                }
                assertEquals(List.of(Settled.APPLIED), hosts.apply(List.of(put(hosts, "x"))));
                assertTrue(isThere(hosts, "x"));
                assertFalse(isThere(store, "x"));
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
            assertEquals(commit, isThere(store, "x"));
        }
    }

    @Test
    void a_deadlock_of_two_hosts_is_retryable_for_one_and_nothing_for_the_other() throws Exception {
        JdbcStorage jdbc = JdbcStorage.on(pool);
        store.apply(List.of(put(store, "a", "b")));
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Optional<StorageException>>> ends = new ArrayList<>();
        for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            ends.add(threads.submit(() -> {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    Storage hosts = jdbc.within(connection);
                    hosts.apply(List.of(put(hosts, order.get(0))));
                    both.await();
                    try {
                        hosts.apply(List.of(put(hosts, order.get(1))));
                        connection.commit();
                        return Optional.empty();
                    } catch (StorageException e) {
                        connection.rollback();
                        return Optional.of(e);
                    }
                }
            }));
        }
        List<StorageException> failed = new ArrayList<>();
        for (Future<Optional<StorageException>> end : ends) {
            end.get().ifPresent(failed::add);
        }
        threads.shutdown();
        assertEquals(1, failed.size());
        assertTrue(failed.get(0).isRetryable(), failed.get(0).getMessage());
    }

    @Test
    void a_thousand_changes_take_a_few_round_trips() {
        List<Change> first = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            first.add(Change.builder()
                    .write(Kept.absent(key("row " + i)).put(new Note(i, "", Optional.empty(), List.of())))
                    .log(key("row " + i), NOTE, new Note(i, "", Optional.empty(), List.of()))
                    .build());
        }
        Tapped tapped = new Tapped(pool, Integer.MAX_VALUE);
        Storage counted = JdbcStorage.on(tapped);
        tapped.trips.set(0);
        assertEquals(
                1000,
                counted.apply(first).stream().filter(Settled.APPLIED::equals).count());
        assertEquals(5, tapped.trips.get(), "slot, lock, rows, log, commit");
        tapped.trips.set(0);
        counted.find(first.stream().map(change -> change.writes().get(0).key()).toList());
        assertEquals(1, tapped.trips.get());
    }

    @Test
    void what_h2_kept_in_a_file_is_there_when_it_is_opened_again() {
        try (HikariDataSource file = Databases.h2(folder)) {
            JdbcSchema.install(file);
            Storage kept = JdbcStorage.on(file);
            kept.apply(List.of(put(kept, "x")));
        }
        try (HikariDataSource file = Databases.h2(folder)) {
            JdbcSchema.install(file);
            assertTrue(isThere(JdbcStorage.on(file), "x"));
        }
    }

    @Test
    void an_h2_file_that_may_not_be_written_is_said_so() {
        try (HikariDataSource file = Databases.h2(folder)) {
            JdbcSchema.install(file);
        }
        try (HikariDataSource file =
                Databases.pool("jdbc:h2:file:" + folder.resolve("mailworthy") + ";ACCESS_MODE_DATA=r", "sa")) {
            Storage kept = JdbcStorage.on(file);
            Change change = put(kept, "x");
            StorageException e = assertThrows(StorageException.class, () -> kept.apply(List.of(change)));
            assertFalse(e.isRetryable(), e.getMessage());
            assertTrue(e.getMessage().contains("read-only"), e.getMessage());
        }
    }
}
