package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.storage.Storage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of contacts asked of accounts that have few, and of those that have many. */
class CrowdTest {
    private static final int ASKED = 3000;

    @TempDir
    Path folder;

    @Test
    void postgresql_finds_those_that_are_there_and_no_others() throws SQLException {
        try (HikariDataSource pool = Databases.postgres()) {
            findsThem(pool);
        }
    }

    @Test
    void h2_finds_those_that_are_there_and_no_others() {
        try (HikariDataSource pool = Databases.h2(folder)) {
            findsThem(pool);
        }
    }

    private static void findsThem(HikariDataSource pool) {
        JdbcSchema.install(pool);
        Storage storage = JdbcStorage.on(pool);
        for (int there : List.of(0, 1, 249, 250, 251, 400)) {
            AccountId account = new AccountId("has" + there);
            List<Key<Contact>> asked =
                    IntStream.range(0, ASKED).mapToObj(i -> row(account, i)).toList();
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < there; i++) {
                // every other one is not among those asked for
                Key<Contact> key = row(account, i % 2 == 0 ? i : ASKED + i);
                changes.add(Change.builder()
                        .write(Kept.absent(key).put(Contact.blank(new ContactKey(account, EmailAddress.of(key.id())))))
                        .build());
            }
            storage.apply(changes);
            Rows found = storage.find(asked);
            assertEquals(ASKED, found.all().size());
            for (int i = 0; i < ASKED; i++) {
                assertEquals(i < there && i % 2 == 0, found.get(asked.get(i)).exists(), i + " of " + there);
            }
        }
    }

    private static Key<Contact> row(AccountId account, int number) {
        return new ContactKey(account, EmailAddress.of("c" + number + "@example.com")).row();
    }
}
