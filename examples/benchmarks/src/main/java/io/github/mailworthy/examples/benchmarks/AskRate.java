package io.github.mailworthy.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Round;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.work.Works;
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
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Asking the gate about ten thousand recipients beside the bare query for the same rows, on one PostgreSQL, warm, medians of rounds in
 * turns.
 *
 * <p>Arguments: how many contacts the table has; the JDBC URL of a database to use, filled if it is empty (else one with 1 GB of
 * shared_buffers is started and thrown away).
 */
public final class AskRate {
    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final int RECIPIENTS = 10_000;
    private static final int ROUNDS = 25;

    private AskRate() {}

    public static void main(String[] arguments) throws Exception {
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000_000;
        if (arguments.length > 1) {
            measure(arguments[1], contacts);
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            measure(server.getJdbcUrl("postgres", "postgres"), contacts);
        }
    }

    private static void measure(String url, int contacts) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcSchema.install(pool);
            fill(pool, contacts);
            Works works = new Works(JdbcStorage.on(pool), id -> Optional.empty(), InstantSource.system(), () -> "id");
            SendGate gate = new SendGate(works, GateSettings.STANDARD);
            Random random = new Random(5);
            double[] bare = new double[ROUNDS];
            double[] ask = new double[ROUNDS];
            for (int round = -10; round < ROUNDS; round++) {
                List<EmailAddress> recipients = random.ints(RECIPIENTS, 0, contacts)
                        .mapToObj(AskRate::address)
                        .toList();
                bare(pool, recipients); // both meet the pages in memory
                long start = System.nanoTime();
                long octets = bare(pool, recipients);
                long middle = System.nanoTime();
                long refused = gate.ask(ACCOUNT, NEWS, recipients).values().stream()
                        .filter(answer -> !answer.isAllowed())
                        .count();
                long end = System.nanoTime();
                if (octets == 0 || refused == 0) {
                    throw new IllegalStateException("nothing was found");
                }
                if (round >= 0) {
                    bare[round] = (middle - start) / 1e6;
                    ask[round] = (end - middle) / 1e6;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "asking about %,d of %,d contacts: %.1f ms, the bare query %.1f ms, %.2f × (at most 1.5)%n",
                    RECIPIENTS,
                    contacts,
                    median(ask),
                    median(bare),
                    median(ask) / median(bare));
        }
    }

    /** The rows of the recipients in the account and for every account: what the gate must know. */
    private static long bare(HikariDataSource pool, List<EmailAddress> recipients) throws SQLException {
        String[] ids = recipients.stream().map(EmailAddress::key).toArray(String[]::new);
        long octets = 0;
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(
                        "SELECT account, address, version, due, body FROM mailworthy_contact"
                                + " WHERE account = ANY(?) AND address = ANY(?)")) {
            question.setArray(1, connection.createArrayOf("text", new String[] {
                ACCOUNT.value(), AccountId.PLATFORM.value()
            }));
            question.setArray(2, connection.createArrayOf("text", ids));
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    octets += row.getString(1).length()
                            + row.getString(2).length()
                            + row.getLong(3)
                            + row.getBytes(5).length;
                    row.getObject(4, OffsetDateTime.class);
                }
            }
        }
        return octets;
    }

    private static EmailAddress address(int number) {
        return EmailAddress.of("user" + number + "@example.com");
    }

    /** Contacts as the store writes them; every tenth has complained. */
    private static void fill(HikariDataSource pool, int contacts) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet any = statement.executeQuery("SELECT 1 FROM mailworthy_contact LIMIT 1")) {
                if (any.next()) {
                    return;
                }
            }
            Facts complained = new Facts(
                    Facts.NONE.consents(),
                    Facts.NONE.lists(),
                    Round.first(Optional.of(new Complaint(Instant.EPOCH, "abuse", "benchmark"))),
                    Facts.NONE.blocks(),
                    Facts.NONE.evidence(),
                    Optional.empty());
            statement.execute("INSERT INTO mailworthy_contact SELECT 'bench', 'user' || i || '@example.com',"
                    + " CASE WHEN i % 10 = 0 THEN 'SPAM_COMPLAINT' ELSE 'UNSUBSCRIBED' END, 'BENCHMARK', NULL,"
                    + " 1048576, NULL, i % 64, i, '\\x01'::bytea || convert_to(CASE WHEN i % 10 = 0 THEN "
                    + body(complained) + " ELSE " + body(Facts.NONE) + " END, 'UTF8') FROM generate_series(0, "
                    + (contacts - 1) + ") i");
            statement.execute("VACUUM ANALYZE mailworthy_contact");
        }
    }

    /** A contact's stored form as an SQL expression over {@code i}. */
    private static String body(Facts facts) {
        Contact blank = Contact.blank(new ContactKey(ACCOUNT, address(77777)));
        Contact contact = new Contact(
                blank.account(),
                blank.address(),
                Optional.of(Instant.EPOCH),
                facts,
                blank.since(),
                blank.checks(),
                blank.openRequest(),
                blank.lastDeclined(),
                blank.movedFrom());
        return "'"
                + new String(Codec.of(Contact.KIND).write(contact), StandardCharsets.UTF_8)
                        .substring(1)
                        .replace("77777", "' || i || '")
                + "'";
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
