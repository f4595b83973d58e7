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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Storage beside bare SQL, on one PostgreSQL (fsync and synchronous_commit on, shared_buffers 1 GB), warm, medians.
 *
 * <p>Arguments: how many contacts the large table has, how many events are taken.
 */
public final class StorageRates {
    private static final int BATCH = 1000;
    private static final int FOUND = 10_000;
    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    /** A row that remembers what was seen. */
    public record Seen(Instant at) {}

    /** A line of the log, about as long as a bounce's. */
    public record Line(Instant at, String actor, String what, String before, String after) {}

    private static final Kind<Seen> SEEN = new Kind<>("seen", Seen.class);
    private static final Kind<Line> LINE = new Kind<>("contact-log", Line.class);
    private static final Line ENTRY =
            new Line(AT, "webhook", "550 5.1.1 The email account does not exist", "ON_NO_LIST", "NO_SUCH_MAILBOX");

    private StorageRates() {}

    public static void main(String[] arguments) throws Exception {
        int large = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000_000;
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"))) {
            JdbcSchema.install(pool);
            Storage storage = JdbcStorage.on(pool);
            fill(pool, 0, 50_000);
            changes(storage, 50_000, 20);
            double small = changes(storage, 50_000, 40);
            say("one change at 50,000 contacts: %.0f µs", small);
            fill(pool, 50_000, large);
            changes(storage, large, 20);
            double big = changes(storage, large, 40);
            say("one change at %,d contacts: %.0f µs, %.2f × (at most 2)", large, big, big / small);
            find(pool, storage, large);
            take(pool, storage, events);
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

    private static Contact contact(int number) {
        return Contact.blank(new ContactKey(ACCOUNT, EmailAddress.of("user" + number + "@example.com")));
    }

    /** Contacts as the store writes them. */
    private static void fill(HikariDataSource pool, int from, int to) throws SQLException {
        String[] body = new String(
                        Codec.of(Contact.KIND).write(contact(77777)), java.nio.charset.StandardCharsets.UTF_8)
                .substring(1)
                .split("77777", 2);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO mailworthy_contact SELECT 'bench', 'user' || i || '@example.com', 'UNSUBSCRIBED', 'ON_NO_LIST', NULL,"
                            + " 1048576, NULL, i % 64, 0, '\\x01'::bytea || convert_to('" + body[0] + "' || i || '"
                            + body[1]
                            + "', 'UTF8') FROM generate_series(" + from + ", " + (to - 1) + ") i ORDER BY 2");
            statement.execute("VACUUM ANALYZE mailworthy_contact");
        }
    }

    /** Microseconds for one change, in lists of a hundred: contacts read, put and logged. */
    private static double changes(Storage storage, int contacts, int rounds) {
        Random random = new Random(contacts);
        double[] micros = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            List<Key<Contact>> keys = random.ints(100, 0, contacts)
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
            micros[round] = (System.nanoTime() - start) / 1000.0 / keys.size();
        }
        return median(micros);
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

    /** Events for a fifth as many contacts: contacts read, put, logged, and a seen row each. */
    private static void take(HikariDataSource pool, Storage storage, int events) throws SQLException {
        int contacts = events / 5;
        int half = events / 2;
        bare(pool, -BATCH * 20, 0, contacts);
        ours(storage, -BATCH * 20, 0, contacts);
        double bare = 0;
        double ours = 0;
        // in turns, so that both meet the same disk and the same neighbours
        int step = Math.max(BATCH, half / 10);
        for (int from = 0; from < half; from += step) {
            bare += bare(pool, from, from + step, contacts);
            ours += ours(storage, from, from + step, contacts);
        }
        say(
                "taking events: %,.0f/s, bare INSERT … ON CONFLICT of the same rows %,.0f/s, %.2f × (at least 0.35)",
                half / ours, half / bare, bare / ours);
    }

    private static double ours(Storage storage, int from, int to, int contacts) {
        long start = System.nanoTime();
        for (int batch = from; batch < to; batch += BATCH) {
            List<Key<?>> keys = new ArrayList<>();
            for (int event = batch; event < batch + BATCH; event++) {
                keys.add(key(number(event, contacts)));
                keys.add(SEEN.key(ACCOUNT, "ours" + event));
            }
            Rows rows = storage.find(keys);
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < keys.size(); i += 2) {
                Key<Contact> key = key(number(batch + i / 2, contacts));
                Kept<Contact> row = rows.get(key);
                changes.add(Change.builder()
                        .write(row.put(row.value().orElseThrow()))
                        .write(Kept.absent(SEEN.key(ACCOUNT, keys.get(i + 1).id()))
                                .put(new Seen(AT), AT))
                        .log(key, LINE, ENTRY)
                        .build());
            }
            storage.apply(changes);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double bare(HikariDataSource pool, int from, int to, int contacts) throws SQLException {
        byte[] body = Codec.of(Contact.KIND).write(contact(1));
        byte[] seen = Codec.of(SEEN).write(new Seen(AT));
        byte[] line = Codec.of(LINE).write(ENTRY);
        OffsetDateTime at = AT.atOffset(ZoneOffset.UTC);
        long start = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = from; batch < to; batch += BATCH) {
                try (PreparedStatement contact = connection.prepareStatement(
                                "INSERT INTO mailworthy_contact VALUES (?, ?, 'UNSUBSCRIBED', 'ON_NO_LIST', NULL, ?, NULL, 1, ?, ?)"
                                        + " ON CONFLICT (account, address) DO UPDATE SET status = excluded.status, reason = excluded.reason,"
                                        + " since = excluded.since, version = excluded.version, due = excluded.due, slot = excluded.slot,"
                                        + " position = excluded.position, body = excluded.body");
                        PreparedStatement row = connection.prepareStatement(
                                "INSERT INTO mailworthy_row VALUES ('seen', ?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING");
                        PreparedStatement log = connection.prepareStatement(
                                "INSERT INTO mailworthy_log VALUES ('contact', ?, ?, ?, 0, 'contact-log', ?) ON CONFLICT DO NOTHING")) {
                    for (int event = batch; event < batch + BATCH; event++) {
                        String id = key(number(event, contacts)).id();
                        long version = 1L << 40 | (event + (1 << 25));
                        contact.setString(1, ACCOUNT.value());
                        contact.setString(2, id);
                        contact.setLong(3, version);
                        contact.setLong(4, event);
                        contact.setBytes(5, body);
                        contact.addBatch();
                        row.setString(1, ACCOUNT.value());
                        row.setString(2, "bare" + event);
                        row.setLong(3, version);
                        row.setObject(4, at);
                        row.setLong(5, event);
                        row.setBytes(6, seen);
                        row.addBatch();
                        log.setString(1, ACCOUNT.value());
                        log.setString(2, id);
                        log.setLong(3, version);
                        log.setBytes(4, line);
                        log.addBatch();
                    }
                    contact.executeBatch();
                    row.executeBatch();
                    log.executeBatch();
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Distinct within a batch, scattered over all. */
    private static int number(int event, int contacts) {
        return Math.floorMod(event * 7919, contacts);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
