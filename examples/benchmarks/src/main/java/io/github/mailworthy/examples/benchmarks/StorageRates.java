package io.github.mailworthy.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.codec.Codec;
import io.github.mailworthy.storage.jdbc.JdbcSchema;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Storage beside bare SQL, on one PostgreSQL, warm, medians; the server's settings are printed first.
 *
 * <p>Arguments: how many contacts the large table has; how many events are taken; which steps of {@code load,cost,find,take}; the JDBC
 * URL of a server to use, that steps can be run apart. Without one, a server is started for the run, with fsync on and 1 GB of
 * shared_buffers.
 */
public final class StorageRates {
    private static final int FEW = 50_000;
    private static final int TURNS = 200;
    private static final int FOUND = 10_000;
    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    /** A line of the log, about as long as a bounce's. */
    public record Line(Instant at, String actor, String what, String before, String after) {}

    private static final Kind<Line> LINE = new Kind<>("contact-log", Line.class);
    private static final Line ENTRY =
            new Line(AT, "webhook", "550 5.1.1 The email account does not exist", "ON_NO_LIST", "NO_SUCH_MAILBOX");

    private StorageRates() {}

    public static void main(String[] arguments) throws Exception {
        int large = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000_000;
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        String steps = arguments.length > 2 ? arguments[2] : "load,cost,find,take";
        if (arguments.length > 3) {
            run(arguments[3], steps, large, events);
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            run(server.getJdbcUrl("postgres", "postgres"), steps, large, events);
        }
    }

    private static void run(String server, String steps, int contacts, int events) throws SQLException {
        try (HikariDataSource any = pool(server);
                HikariDataSource small = pool(database(any, server, "mailworthy_small"));
                HikariDataSource large = pool(database(any, server, "mailworthy_large"));
                HikariDataSource rewriting = pool(withOption(large.getJdbcUrl()))) {
            settings(any);
            JdbcSchema.install(small);
            JdbcSchema.install(large);
            Storage storage = JdbcStorage.on(large);
            for (String step : steps.split(",")) {
                switch (step) {
                    case "load" -> {
                        fill(small, ACCOUNT, FEW);
                        fill(large, ACCOUNT, contacts);
                        for (String account : List.of("ours", "bare", "rewritten")) {
                            fill(large, new AccountId(account), events / 5);
                        }
                    }
                    case "cost" -> cost(JdbcStorage.on(small), storage, contacts);
                    case "find" -> find(large, storage, contacts);
                    case "take" -> new FeedbackRates(storage, events / 5).run(large, rewriting, events);
                    default -> throw new IllegalArgumentException("there is no step " + step);
                }
            }
        }
    }

    /** The address of a database on the server, which is made if it is not there. */
    private static String database(HikariDataSource any, String server, String name) throws SQLException {
        try (Connection connection = any.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            if (!row.next()) {
                statement.execute("CREATE DATABASE " + name);
            }
        }
        return server.replaceFirst("(?<=\\d/)\\w+", name);
    }

    private static String withOption(String url) {
        return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }

    /** What the figures were got with. */
    private static void settings(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version'),"
                                + " current_setting('shared_buffers'), current_setting('fsync'), current_setting('synchronous_commit')")) {
            row.next();
            say(
                    "PostgreSQL %s, shared_buffers %s, fsync %s, synchronous_commit %s",
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static Key<Contact> key(int number) {
        return new ContactKey(ACCOUNT, EmailAddress.of("user" + number + "@example.com")).row();
    }

    /** Contacts as the store writes them. */
    private static void fill(HikariDataSource pool, AccountId account, int contacts) throws SQLException {
        String[] body = new String(Codec.of(Contact.KIND).write(contact(account)), StandardCharsets.UTF_8)
                .substring(1)
                .split("77777", 2);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO mailworthy_contact SELECT '" + account.value()
                    + "', 'user' || i || '@example.com', 'UNSUBSCRIBED', 'ON_NO_LIST', NULL, 1048576, NULL, i % 64, 0,"
                    + " '\\x01'::bytea || convert_to('" + body[0] + "' || i || '" + body[1]
                    + "', 'UTF8') FROM generate_series(0, " + (contacts - 1) + ") i ORDER BY 2");
            statement.execute("VACUUM ANALYZE mailworthy_contact");
            statement.execute("CHECKPOINT");
        }
    }

    private static Contact contact(AccountId account) {
        return Contact.blank(new ContactKey(account, EmailAddress.of("user77777@example.com")));
    }

    /** In turns, so that both meet the same disk and the same neighbours. */
    private static void cost(Storage small, Storage large, int contacts) {
        double[] few = new double[TURNS];
        double[] many = new double[TURNS];
        for (int turn = -TURNS; turn < TURNS; turn++) {
            double ofFew = change(small, FEW, turn);
            double ofMany = change(large, contacts, turn);
            if (turn >= 0) {
                few[turn] = ofFew;
                many[turn] = ofMany;
            }
        }
        say(
                "one change at %,d contacts: %.0f µs, at %,d: %.0f µs, %.2f × (at most 2)",
                FEW, median(few), contacts, median(many), median(many) / median(few));
    }

    /** Microseconds for one change, in lists of a hundred: contacts read, put and logged. */
    private static double change(Storage storage, int contacts, int turn) {
        List<Key<Contact>> keys = new Random(turn)
                .ints(100, 0, contacts)
                .distinct()
                .mapToObj(StorageRates::key)
                .toList();
        long start = System.nanoTime();
        Rows rows = storage.find(keys);
        List<Change> changes = new ArrayList<>();
        for (Key<Contact> key : keys) {
            Kept<Contact> row = rows.get(key);
            changes.add(Change.builder()
                    .write(row.put(row.value().orElseThrow()))
                    .log(key, LINE, ENTRY)
                    .build());
        }
        storage.apply(changes);
        return (System.nanoTime() - start) / 1000.0 / keys.size();
    }

    private static void find(HikariDataSource pool, Storage storage, int contacts) throws SQLException {
        Random random = new Random(5);
        double[] bare = new double[15];
        double[] ours = new double[15];
        for (int round = -5; round < 15; round++) {
            List<Key<Contact>> keys =
                    random.ints(FOUND, 0, contacts).mapToObj(StorageRates::key).toList();
            String[] ids = keys.stream().map(Key::id).toArray(String[]::new);
            // both meet the pages in memory
            storage.find(keys);
            long start = System.nanoTime();
            long bytes = 0;
            try (Connection connection = pool.getConnection();
                    PreparedStatement question = connection.prepareStatement(
                            "SELECT address, version, due, body FROM mailworthy_contact WHERE account = ? AND address = ANY(?)")) {
                question.setString(1, ACCOUNT.value());
                question.setArray(2, connection.createArrayOf("text", ids));
                try (ResultSet row = question.executeQuery()) {
                    while (row.next()) {
                        bytes += row.getString(1).length() + row.getLong(2) + row.getBytes(4).length;
                        row.getObject(3, OffsetDateTime.class);
                    }
                }
            }
            long middle = System.nanoTime();
            int found = storage.find(keys).all().size();
            long end = System.nanoTime();
            if (round >= 0 && bytes + found > 0) {
                bare[round] = (middle - start) / 1e6;
                ours[round] = (end - middle) / 1e6;
            }
        }
        say(
                "finding %,d of %,d contacts: %.1f ms, bare = ANY(?) %.1f ms, %.2f × (at most 1.5)",
                FOUND, contacts, median(ours), median(bare), median(ours) / median(bare));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
