package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.contract.Note;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tables from nothing, from older ones, by several nodes at once, and by a migration tool. */
class SchemaTest {
    private static final List<String> FIRST = List.of("V1__mailworthy_tables.sql");
    /** The second stands among the tests' resources. */
    private static final List<String> NEXT = List.of("V1__mailworthy_tables.sql", "V2__next.sql");

    private static final Key<Note> KEY = new Kind<>("note", Note.class).key(new AccountId("a"), "x");

    @TempDir
    Path folder;

    private interface Check {
        void on(HikariDataSource pool) throws Exception;
    }

    private Stream<DynamicTest> onBoth(Check check) {
        return Stream.of("PostgreSQL", "H2")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    try (HikariDataSource pool = name.equals("H2")
                            ? Databases.h2(folder.resolve("" + System.nanoTime()))
                            : Databases.postgres()) {
                        check.on(pool);
                    }
                }));
    }

    private static void put(Storage storage) {
        Note note = new Note(1, "kept", Optional.empty(), List.of());
        storage.apply(List.of(Change.builder()
                .write(Kept.absent(KEY).put(note))
                .log(KEY, new Kind<>("line", Note.class), note)
                .build()));
    }

    private static boolean isThere(Storage storage) {
        return storage.find(List.of(KEY)).get(KEY).value().orElseThrow().text().equals("kept");
    }

    private static int number(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getInt(1);
        }
    }

    @TestFactory
    Stream<DynamicTest> older_tables_are_brought_to_the_newest_version_and_keep_what_is_in_them() {
        return onBoth(pool -> {
            JdbcSchema.install(pool, FIRST);
            Storage storage = JdbcStorage.on(pool);
            put(storage);
            long version = storage.find(List.of(KEY)).get(KEY).version();
            JdbcSchema.install(pool, NEXT);
            assertEquals(2, number(pool, "SELECT version FROM mailworthy_schema"));
            assertEquals(7, number(pool, "SELECT host_note FROM mailworthy_row"));
            assertTrue(isThere(storage), "an open store goes on");
            assertTrue(isThere(JdbcStorage.on(pool)));
            assertEquals(version, storage.find(List.of(KEY)).get(KEY).version());
            JdbcSchema.install(pool, NEXT);
            assertEquals(1, number(pool, "SELECT count(*) FROM mailworthy_row"));
        });
    }

    @TestFactory
    Stream<DynamicTest> installing_twice_changes_nothing() {
        return onBoth(pool -> {
            JdbcSchema.install(pool);
            put(JdbcStorage.on(pool));
            JdbcSchema.install(pool);
            assertTrue(isThere(JdbcStorage.on(pool)));
            assertEquals(64, number(pool, "SELECT count(*) FROM mailworthy_slot"));
        });
    }

    @TestFactory
    Stream<DynamicTest> several_nodes_may_install_and_upgrade_at_once() {
        return onBoth(pool -> {
            for (List<String> files : List.of(FIRST, NEXT)) {
                int nodes = 4;
                CyclicBarrier start = new CyclicBarrier(nodes);
                ExecutorService threads = Executors.newFixedThreadPool(nodes);
                List<Future<?>> ends = new ArrayList<>();
                for (int i = 0; i < nodes; i++) {
                    ends.add(threads.submit(() -> {
                        start.await();
                        JdbcSchema.install(pool, files);
                        return null;
                    }));
                }
                for (Future<?> end : ends) {
                    end.get();
                }
                threads.shutdown();
                assertEquals(files.size(), number(pool, "SELECT version FROM mailworthy_schema"));
            }
            put(JdbcStorage.on(pool));
            assertTrue(isThere(JdbcStorage.on(pool)));
        });
    }

    @TestFactory
    Stream<DynamicTest> an_installation_that_was_cut_short_is_finished_by_the_next() {
        return onBoth(pool -> {
            JdbcSchema.install(pool, FIRST);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                // PostgreSQL takes all of a cut migration back; H2 keeps the tables made so far
                statement.execute("UPDATE mailworthy_schema SET version = 0");
                for (String table : List.of("contact", "row", "log", "count", "slot")) {
                    boolean gone = table.equals("slot")
                            || connection.getMetaData().getDatabaseProductName().startsWith("Post");
                    if (gone) {
                        statement.execute("DROP TABLE mailworthy_" + table);
                    }
                }
                statement.execute("DROP SEQUENCE mailworthy_birth");
            }
            JdbcSchema.install(pool);
            put(JdbcStorage.on(pool));
            assertTrue(isThere(JdbcStorage.on(pool)));
        });
    }

    @TestFactory
    Stream<DynamicTest> newer_tables_are_refused_and_left_alone() {
        return onBoth(pool -> {
            JdbcSchema.install(pool, NEXT);
            put(JdbcStorage.on(pool));
            StorageException e = assertThrows(StorageException.class, () -> JdbcSchema.install(pool));
            assertTrue(e.getMessage().contains("version 2") && e.getMessage().contains("up to 1"), e.getMessage());
            assertFalse(e.isRetryable());
            assertEquals(2, number(pool, "SELECT version FROM mailworthy_schema"));
            assertTrue(isThere(JdbcStorage.on(pool)));
        });
    }

    @TestFactory
    Stream<DynamicTest> flyway_takes_the_same_files() {
        return onBoth(pool -> {
            String kind = pool.getJdbcUrl().startsWith("jdbc:h2") ? "h2" : "postgresql";
            String first = "mailworthy-sql/" + kind + "/migration/" + FIRST.get(0);
            String found = Statements.class.getResource("/" + first).toString();
            URL root = URI.create(found.substring(0, found.length() - first.length()))
                    .toURL();
            // as on a host's class path: in a named module nobody can list a folder of resources
            ClassLoader hosts = new URLClassLoader(new URL[] {root}, Flyway.class.getClassLoader());
            Flyway flyway = Flyway.configure(hosts)
                    .dataSource(pool)
                    .locations("classpath:mailworthy-sql/" + kind + "/migration")
                    .target("1")
                    .load();
            assertEquals(1, flyway.migrate().migrationsExecuted);
            assertEquals("mailworthy tables", flyway.info().current().getDescription());
            put(JdbcStorage.on(pool));
            assertTrue(isThere(JdbcStorage.on(pool)));
            assertEquals(0, flyway.migrate().migrationsExecuted);
        });
    }
}
