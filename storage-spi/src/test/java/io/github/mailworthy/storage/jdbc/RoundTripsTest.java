package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.contract.Note;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the database is spoken to, whatever the length of a list. */
class RoundTripsTest {
    private static final AccountId A = new AccountId("a");
    private static final Kind<Note> NOTE = new Kind<>("note", Note.class);
    private static final Note ANY = new Note(1, "", Optional.empty(), List.of());

    private HikariDataSource pool;
    private Tapped tapped;
    private Storage store;

    @BeforeEach
    void install() throws SQLException {
        pool = Databases.postgres();
        JdbcSchema.install(pool);
        tapped = new Tapped(pool, Integer.MAX_VALUE);
        store = JdbcStorage.on(tapped);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static Key<Note> note(String id) {
        return NOTE.key(A, id);
    }

    private static Key<Contact> contact(int i) {
        return new ContactKey(A, EmailAddress.of("user" + i + "@example.com")).row();
    }

    private int trips(List<Change> changes) {
        tapped.trips.set(0);
        assertEquals(
                changes.size(),
                store.apply(changes).stream().filter(Settled.APPLIED::equals).count());
        return tapped.trips.get();
    }

    @Test
    void a_thousand_new_rows_with_their_log_are_five() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Key<Note> key = note("row " + i);
            changes.add(Change.builder()
                    .write(Kept.absent(key).put(ANY))
                    .log(key, NOTE, ANY)
                    .build());
        }
        assertEquals(5, trips(changes), "slot, lock, rows, log, commit");
        tapped.trips.set(0);
        store.find(changes.stream().map(change -> change.writes().get(0).key()).toList());
        assertEquals(1, tapped.trips.get());
    }

    @Test
    void a_thousand_changes_of_every_sort_are_at_most_fifteen() {
        List<Change> first = new ArrayList<>();
        List<Key<?>> keys = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ContactKey person = new ContactKey(A, EmailAddress.of("user" + i + "@example.com"));
            first.add(Change.builder()
                    .write(Kept.absent(person.row()).put(Contact.blank(person)))
                    .write(Kept.absent(note("old " + i)).put(ANY))
                    .tally(Tally.unlimited(counter(i), 1))
                    .build());
            keys.addAll(List.of(contact(i), note("old " + i), note("new " + i), note("none " + i)));
        }
        trips(first);
        Rows rows = store.find(keys);
        List<Change> second = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Kept<Contact> person = rows.get(contact(i));
            second.add(Change.builder()
                    .write(person.put(person.value().orElseThrow()))
                    .write(rows.get(note("old " + i)).remove())
                    .write(rows.get(note("new " + i)).put(ANY))
                    .write(rows.get(note("none " + i)).require())
                    .tally(Tally.unlimited(counter(i), 1))
                    .tally(Tally.unlimited(counter(i + 5000), 1))
                    .forget(note("old " + i))
                    .log(person.key(), NOTE, ANY)
                    .build());
        }
        int trips = trips(second);
        assertTrue(trips <= 15, trips + " round trips");
        assertEquals(trips, trips(again(second)), "one is as many as a thousand");
    }

    /** The same sort of change, once. */
    private List<Change> again(List<Change> many) {
        Kept<Contact> person = store.find(List.of(contact(0))).get(contact(0));
        Key<Note> removed = note("new 0");
        return List.of(Change.builder()
                .write(person.put(person.value().orElseThrow()))
                .write(store.find(List.of(removed)).get(removed).remove())
                .write(Kept.absent(note("newer")).put(ANY))
                .write(Kept.absent(note("none")).require())
                .tally(Tally.unlimited(counter(0), 1))
                .tally(Tally.unlimited(counter(many.size() * 10), 1))
                .forget(removed)
                .log(person.key(), NOTE, ANY)
                .build());
    }

    private static CounterKey counter(int i) {
        return new CounterKey(A, LocalDate.of(2026, 11, 22), "count " + i);
    }

    @Test
    void the_tests_server_is_no_easy_one() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('TimeZone'), 'a' < 'B',"
                        + " current_setting('server_version_num')::integer")) {
            assertTrue(row.next());
            // the driver tells the server the JVM's zone
            assertFalse(Set.of("UTC", "Etc/UTC", "GMT").contains(row.getString(1)), row.getString(1));
            assertTrue(row.getBoolean(2) || row.getInt(3) < 150000, "ordered as people do, not by bytes");
        }
        assertFalse("a".compareTo("B") < 0);
    }
}
