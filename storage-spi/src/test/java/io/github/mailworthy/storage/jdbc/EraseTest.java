package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.github.mailworthy.storage.contract.Note;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EraseTest {
    private static final Kind<Note> LINE = new Kind<>("line", Note.class);
    private static final ContactKey CONTACT = new ContactKey(new AccountId("a"), EmailAddress.of("Person@example.com"));

    @Test
    void a_change_that_erases_leaves_the_address_in_no_table() throws SQLException {
        try (HikariDataSource pool = Databases.postgres()) {
            JdbcSchema.install(pool);
            Storage storage = JdbcStorage.on(pool);
            Key<Contact> plain = CONTACT.row();
            storage.apply(List.of(Change.builder()
                    .write(Kept.absent(plain).put(Contact.blank(CONTACT)))
                    .log(plain, LINE, new Note(1, "Person@example.com registered", Optional.empty(), List.of()))
                    .build()));
            assertTrue(dump(pool).contains("person@example.com"));

            Kept<Contact> row = storage.find(List.of(plain)).get(plain);
            Key<Contact> hash = Contact.KIND.key(plain.account(), "#1:5f2c");
            Contact kept = row.value().orElseThrow();
            Contact nobody = new Contact(
                    kept.account(),
                    Optional.empty(),
                    kept.registeredAt(),
                    kept.facts(),
                    kept.since(),
                    kept.checks(),
                    kept.openRequest(),
                    kept.lastDeclined(),
                    kept.movedFrom());
            Change erase = Change.builder()
                    .write(row.remove())
                    .write(Kept.absent(hash).put(nobody))
                    .forget(plain)
                    .log(hash, LINE, new Note(2, "erased", Optional.empty(), List.of()))
                    .build();
            assertEquals(List.of(Settled.APPLIED), storage.apply(List.of(erase)));
            assertFalse(dump(pool).contains("person"), "the address is still somewhere");
            assertTrue(dump(pool).contains("#1:5f2c"));
        }
    }

    /** Every table of the schema, every column as text, in lower case. */
    private static String dump(HikariDataSource pool) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = pool.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT * FROM " + tables.getString("TABLE_NAME"))) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            all.append(
                                    row.getObject(i) instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                            : row.getString(i));
                            all.append('\n');
                        }
                    }
                }
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
