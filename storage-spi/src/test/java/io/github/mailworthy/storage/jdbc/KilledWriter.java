package io.github.mailworthy.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.contract.Note;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that applies changes, says which were applied, and never ends by itself. */
final class KilledWriter {
    static final Kind<Note> NOTE = new Kind<>("note", Note.class);
    static final Kind<Note> LINE = new Kind<>("line", Note.class);
    static final AccountId ACCOUNT = new AccountId("a");
    static final CounterKey COUNTER = new CounterKey(ACCOUNT, LocalDate.of(2026, 11, 22), "changes");

    private KilledWriter() {}

    static Key<Note> key(String round, int number, int part) {
        return NOTE.key(ACCOUNT, round + " " + number + " " + part);
    }

    static Change change(String round, int number) {
        Note note = new Note(number, "x".repeat(500), Optional.empty(), List.of());
        Change.Builder change = Change.builder().tally(Tally.unlimited(COUNTER, 1));
        for (int part = 0; part < 3; part++) {
            Key<Note> key = key(round, number, part);
            change.write(Kept.absent(key).put(note)).log(key, LINE, note);
        }
        return change.build();
    }

    public static void main(String[] arguments) {
        try (HikariDataSource pool = Databases.pool(arguments[0], arguments[1])) {
            Storage storage = JdbcStorage.on(pool);
            for (int number = 0; ; number += 5) {
                List<Change> changes = new ArrayList<>();
                for (int i = number; i < number + 5; i++) {
                    changes.add(change(arguments[2], i));
                }
                if (storage.apply(changes).contains(Settled.STALE)) {
                    throw new IllegalStateException("stale");
                }
                System.out.println(number + 5);
                System.out.flush();
            }
        }
    }
}
