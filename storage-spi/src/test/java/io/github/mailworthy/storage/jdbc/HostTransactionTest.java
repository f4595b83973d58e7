package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.contract.Note;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change on a connection of the host's is written, or not, together with what the host itself writes. */
class HostTransactionTest {
    private static final Kind<Note> NOTE = new Kind<>("note", Note.class);
    private static final Key<Note> ONE = NOTE.key(new AccountId("a"), "one");

    @TempDir
    Path folder;

    @Test
    void on_postgresql_a_change_shares_the_fate_of_the_hosts_own_write() throws SQLException {
        try (HikariDataSource pool = Databases.postgres()) {
            sharesTheFate(pool);
        }
    }

    @Test
    void on_h2_a_change_shares_the_fate_of_the_hosts_own_write() throws SQLException {
        try (HikariDataSource pool = Databases.h2(folder)) {
            sharesTheFate(pool);
        }
    }

    private static void sharesTheFate(HikariDataSource pool) throws SQLException {
        JdbcSchema.install(pool);
        JdbcStorage jdbc = JdbcStorage.on(pool);
        try (Connection connection = pool.getConnection()) {
            execute(connection, "CREATE TABLE orders (id integer)");
        }
        Change stale = put(jdbc);
        for (boolean commit : List.of(false, true)) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                Storage hosts = jdbc.within(connection);
                execute(connection, "INSERT INTO orders VALUES (1)");
                assertEquals(List.of(Settled.APPLIED), hosts.apply(List.of(put(hosts))));
                assertEquals(
                        List.of(Settled.STALE), hosts.apply(List.of(stale)), "written meanwhile, by the host itself");
                assertTrue(isThere(hosts), "the host sees it already");
                assertFalse(isThere(jdbc), "nobody else does");
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                assertEquals(commit ? 1 : 0, orders(connection));
            }
            assertEquals(commit, isThere(jdbc));
        }
    }

    private static Change put(Storage store) {
        return Change.builder()
                .write(store.find(List.of(ONE)).get(ONE).put(new Note(1, "one", Optional.empty(), List.of())))
                .build();
    }

    private static boolean isThere(Storage store) {
        return store.find(List.of(ONE)).get(ONE).exists();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int orders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
            row.next();
            return row.getInt(1);
        }
    }
}
