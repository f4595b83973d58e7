package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.contract.Note;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    /** Each new choice of a slot would hold one more, until no other writer finds one. */
    @Test
    void however_many_changes_a_hosts_transaction_holds_few_slots() throws SQLException {
        try (HikariDataSource pool = Databases.postgres();
                Connection connection = pool.getConnection();
                Connection other = pool.getConnection()) {
            JdbcSchema.install(pool);
            connection.setAutoCommit(false);
            Storage hosts = JdbcStorage.on(pool).within(connection);
            for (int i = 0; i < 100; i++) {
                hosts.apply(List.of(put(hosts)));
            }
            try (Statement statement = other.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM"
                            + " (SELECT slot FROM mailworthy_slot FOR UPDATE SKIP LOCKED) free")) {
                row.next();
                assertEquals(63, row.getInt(1));
            }
            connection.rollback();
        }
    }

    /** Of a type that no store can write. */
    private record Odd(Object any) {}

    @Test
    void whatever_is_thrown_nothing_of_the_change_stays_in_the_hosts_transaction() throws SQLException {
        Key<Odd> odd = new Kind<>("odd", Odd.class).key(ONE.account(), "odd");
        Key<Contact> contact = new ContactKey(ONE.account(), EmailAddress.of("anna@example.com")).row();
        for (boolean h2 : List.of(false, true)) {
            try (HikariDataSource pool = h2 ? Databases.h2(folder) : Databases.postgres();
                    Connection connection = pool.getConnection()) {
                JdbcSchema.install(pool);
                connection.setAutoCommit(false);
                Storage hosts = JdbcStorage.on(pool).within(connection);
                Change torn = Change.builder()
                        .write(Kept.absent(contact)
                                .put(Contact.blank(new ContactKey(ONE.account(), EmailAddress.of("anna@example.com")))))
                        .write(Kept.absent(odd).put(new Odd(new Object())))
                        .build();
                assertThrows(IllegalArgumentException.class, () -> hosts.apply(List.of(torn)));
                assertEquals(List.of(Settled.APPLIED), hosts.apply(List.of(put(hosts))), "and it goes on");
                connection.commit();
                assertFalse(
                        JdbcStorage.on(pool).find(List.of(contact)).get(contact).exists());
                assertTrue(isThere(JdbcStorage.on(pool)));
            }
        }
    }

    @Test
    void what_a_database_says_of_a_key_is_not_passed_on() throws SQLException {
        ContactKey anna = new ContactKey(ONE.account(), EmailAddress.of("anna.secret@example.com"));
        try (HikariDataSource pool = Databases.postgres();
                Connection connection = pool.getConnection()) {
            JdbcSchema.install(pool);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Storage hosts = JdbcStorage.on(pool).within(connection);
            assertFalse(isThere(hosts), "its picture of the database is taken");
            Change change = Change.builder()
                    .write(Kept.absent(anna.row()).put(Contact.blank(anna)))
                    .build();
            JdbcStorage.on(pool).apply(List.of(change));
            // a slot that nobody has written in since, or the serialization failure comes first
            StorageException e = null;
            for (int i = 0; i < 200 && (e == null || !e.getMessage().contains("23505")); i++) {
                Storage again = JdbcStorage.on(pool).within(connection);
                e = assertThrows(StorageException.class, () -> again.apply(List.of(change)));
            }
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertTrue(all.toString().contains("23505"), all.toString());
            assertFalse(all.toString().contains("anna"), all.toString());
            connection.rollback();
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
