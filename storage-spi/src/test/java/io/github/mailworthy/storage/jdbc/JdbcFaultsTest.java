package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void a_full_disk_beneath_h2_is_said_so_and_what_was_applied_is_there_when_there_is_room_again() {
        FullDisk.register();
        String url = "jdbc:h2:full:" + folder.resolve("full");
        int applied = 0;
        try (HikariDataSource file = Databases.pool(url, "sa")) {
            JdbcSchema.install(file);
            Storage kept = JdbcStorage.on(file);
            FullDisk.ROOM.set(1_000_000);
            StorageException full = null;
            while (full == null && applied < 10_000) {
                try {
                    kept.apply(List.of(put(kept, "a" + applied, "b" + applied)));
                    applied++;
                } catch (StorageException e) {
                    full = e;
                }
            }
            assertNotNull(full, "a megabyte was never full");
            assertFalse(full.isRetryable(), full.getMessage());
            assertTrue(full.getMessage().contains("disk is full"), full.getMessage());
        } finally {
            FullDisk.ROOM.set(Long.MAX_VALUE);
        }
        try (HikariDataSource file = Databases.pool(url, "sa")) {
            Storage kept = JdbcStorage.on(file);
            for (int i = 0; i < applied; i++) {
                assertTrue(isThere(kept, "a" + i) && isThere(kept, "b" + i), i + " of " + applied);
            }
            assertEquals(
                    isThere(kept, "a" + applied), isThere(kept, "b" + applied), "the last one whole or not at all");
            kept.apply(List.of(put(kept, "x")));
            assertTrue(isThere(kept, "x"));
        }
    }

    @Test
    void a_serialization_failure_is_tried_again_by_itself() throws Exception {
        store.apply(List.of(put(store, "x", "y")));
        sql("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
                + " || ' SET default_transaction_isolation = \"repeatable read\"'; END $$");
        try (HikariDataSource strict = Databases.pool(pool.getJdbcUrl(), "postgres");
                Connection other = pool.getConnection()) {
            Tapped tapped = new Tapped(strict, Integer.MAX_VALUE);
            Storage repeatable = JdbcStorage.on(tapped);
            Change stale = put(repeatable, "x");
            Change ofOther = put(store, "x");
            tapped.trips.set(0);
            other.setAutoCommit(false);
            JdbcStorage.on(pool).within(other).apply(List.of(ofOther));
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<List<Settled>> waiting = thread.submit(() -> repeatable.apply(List.of(stale)));
            awaitLock();
            other.commit();
            // the locked row was written after the snapshot: SQLSTATE 40001, and from the start
            assertEquals(List.of(Settled.STALE), waiting.get());
            thread.shutdown();
            assertEquals(2 + 3, tapped.trips.get(), "slot and lock, then slot, lock and commit");
            assertEquals(List.of(Settled.APPLIED), repeatable.apply(List.of(put(repeatable, "x"))));
        }
    }

    /** Until somebody waits for a lock. */
    private void awaitLock() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            boolean waits = false;
            while (!waits) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    waits = row.next() && row.getInt(1) > 0;
                }
            }
        }
    }

    @Test
    void who_always_meets_others_is_told_so_after_a_dozen_tries() {
        for (String state : List.of("40001", "40P01", "23505")) {
            Change change = put(store, "x");
            Tapped tapped = new Tapped(pool, Integer.MAX_VALUE);
            Storage unlucky = JdbcStorage.on(tapped);
            tapped.fails = state;
            StorageException e = assertThrows(StorageException.class, () -> unlucky.apply(List.of(change)));
            assertTrue(e.isRetryable() && e.getMessage().contains(state), e.getMessage());
            assertEquals(12, tapped.trips.get(), "tries");
            assertFalse(isThere(store, "x"));
        }
    }

    @Test
    void a_due_row_that_cannot_be_read_holds_up_no_other() throws SQLException {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        Duration lease = Duration.ofMinutes(5);
        for (String id : List.of("bad", "good")) {
            Change change = Change.builder()
                    .write(Kept.absent(key(id)).put(new Note(1, id, Optional.empty(), List.of()), now))
                    .build();
            store.apply(List.of(change));
        }
        sql("UPDATE mailworthy_row SET body = '\\x7f' WHERE id = 'bad'");
        assertEquals(List.of(key("good")), claimed(now, lease));
        assertEquals(List.of(), claimed(now, lease), "it does not stand in the way either");
        assertEquals(List.of(key("good")), claimed(now.plus(lease), lease), "it stays");
        assertThrows(StorageException.class, () -> isThere(store, "bad"));
    }

    private List<Key<Note>> claimed(Instant now, Duration lease) {
        return store.claimDue(NOTE, now, lease, 10).stream().map(Kept::key).toList();
    }

    @Test
    void a_connection_that_cannot_be_rolled_back_is_not_given_back_with_half_a_change() {
        Change change = put(store, "x");
        Tapped tapped = new Tapped(pool, Integer.MAX_VALUE);
        Storage unlucky = JdbcStorage.on(tapped);
        tapped.fails = "commit, rollback";
        StorageException e = assertThrows(StorageException.class, () -> unlucky.apply(List.of(change)));
        assertTrue(e.getCause().getSuppressed().length > 0, "the rollback's own failure is told too");
        assertFalse(isThere(store, "x"));
    }

    @Test
    void an_interrupted_thread_does_no_harm_to_an_async_h2_file() throws Exception {
        try (HikariDataSource file =
                Databases.pool("jdbc:h2:async:" + folder.resolve("async") + ";REUSE_SPACE=FALSE", "sa")) {
            JdbcSchema.install(file);
            Storage kept = JdbcStorage.on(file);
            for (int i = 0; i < 20; i++) {
                String id = "i" + i;
                Thread thread = new Thread(() -> {
                    Thread.currentThread().interrupt();
                    try {
                        kept.apply(List.of(put(kept, id)));
                    } catch (StorageException interrupted) {
                        assertTrue(interrupted.isRetryable(), interrupted.getMessage());
                    }
                });
                thread.start();
                thread.join();
                kept.apply(List.of(put(kept, "x")));
            }
            assertTrue(isThere(kept, "x"));
        }
    }

    @Test
    void an_h2_database_that_takes_upper_case_for_lower_is_refused() {
        try (HikariDataSource deaf =
                Databases.pool("jdbc:h2:file:" + folder.resolve("deaf") + ";IGNORECASE=TRUE", "sa")) {
            StorageException e = assertThrows(StorageException.class, () -> JdbcSchema.install(deaf));
            assertTrue(e.getMessage().contains("IGNORECASE"), e.getMessage());
        }
    }
}
