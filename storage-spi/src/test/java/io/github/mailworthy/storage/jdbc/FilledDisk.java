package io.github.mailworthy.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/** Fills a real database until its disk is full, and goes on when there is room again: for {@code faults/disk-full.sh}. */
final class FilledDisk {
    private static final int LIST = 50;

    private FilledDisk() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool(arguments[0], "postgres")) {
            JdbcSchema.install(pool);
            Storage storage = JdbcStorage.on(pool);
            int applied = 0;
            try {
                for (; ; applied += LIST) {
                    storage.apply(changes(applied));
                }
            } catch (StorageException e) {
                System.out.println("after " + applied + " changes: " + e.getMessage() + "; a retry makes sense: "
                        + e.isRetryable());
            }
            check(storage, applied);
            System.out.println("make room, and press Enter");
            System.in.read();
            storage.apply(changes(applied));
            check(storage, applied + LIST);
            System.out.println("went on: " + (applied + LIST) + " changes, each whole");
        }
    }

    private static List<Change> changes(int from) {
        List<Change> changes = new ArrayList<>();
        for (int i = from; i < from + LIST; i++) {
            changes.add(KilledWriter.change("full", i));
        }
        return changes;
    }

    private static void check(Storage storage, int applied) {
        for (int i = 0; i < applied + LIST; i++) {
            int there = 0;
            for (int part = 0; part < 3; part++) {
                var key = KilledWriter.key("full", i, part);
                there += storage.find(List.of(key)).get(key).exists() ? 1 : 0;
            }
            if (there != (i < applied ? 3 : 0)) {
                throw new IllegalStateException("change " + i + " of " + applied + ": " + there + " of 3 rows");
            }
        }
    }
}
