package io.github.mailworthy.examples.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.mail.Mailworthy;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.codec.Codec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Feedback taken through {@link FeedbackIntake}, beside the bare batched {@code INSERT … ON CONFLICT} of the rows that it writes: the
 * contact, the seen row and the line of its log, of the same sizes, in the same tables, in turns.
 */
final class FeedbackRates {
    /** Events in one call and one transaction, on both sides. */
    private static final int BATCH = 1000;

    private static final int TURNS = 10;
    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final AccountId OURS = new AccountId("ours");

    private final int contacts;
    private final Storage storage;
    private final FeedbackIntake intake;
    private byte[] contact = {};
    private byte[] seen = {};
    private byte[] line = {};

    FeedbackRates(Storage storage, int contacts) {
        this.contacts = contacts;
        this.storage = storage;
        this.intake = Mailworthy.builder()
                .storage(storage)
                .accounts(id -> Optional.of(new Account(
                        id,
                        "Bench",
                        AT.minus(400, ChronoUnit.DAYS),
                        ZoneId.of("Europe/Berlin"),
                        EmailAddress.of("owner@shop.example"),
                        true)))
                .verifier(address -> {
                    throw new IllegalStateException("nobody asks");
                })
                .mailer(messages -> {
                    throw new IllegalStateException("nobody writes");
                })
                .platform("Bench", EmailAddress.of("bench@platform.example"))
                .erasureKey("k1", new byte[32])
                .build()
                .feedback();
    }

    /** Takes the events, a part of them in each turn; the bare side writes as many, with and without rewritten batches. */
    void run(HikariDataSource pool, HikariDataSource rewriting, int events) throws SQLException {
        // both warm, and ours has made rows to take the sizes from
        ours(-20 * BATCH, 0);
        sample();
        bare(pool, "bare", -20 * BATCH, 0);
        bare(rewriting, "rewritten", -20 * BATCH, 0);
        double ours = 0;
        double bare = 0;
        double rewritten = 0;
        int step = Math.max(BATCH, events / TURNS / BATCH * BATCH);
        for (int from = 0; from < events; from += step) {
            ours += ours(from, from + step);
            bare += bare(pool, "bare", from, from + step);
            rewritten += bare(rewriting, "rewritten", from, from + step);
            System.out.printf(
                    "  %,d: ours %,.0f/s, bare %,.0f/s, rewritten %,.0f/s%n",
                    from + step, (from + step) / ours, (from + step) / bare, (from + step) / rewritten);
        }
        System.out.printf(
                "taking %,d events on %,d contacts through the intake: %,.0f/s; bare INSERT … ON CONFLICT of the same rows"
                        + " (contact %d bytes, seen %d, line %d), %d a batch: %,.0f/s, %.2f × (at least 0.35);"
                        + " with reWriteBatchedInserts %,.0f/s, %.2f ×%n",
                events,
                contacts,
                events / ours,
                contact.length,
                seen.length,
                line.length,
                BATCH,
                events / bare,
                bare / ours,
                events / rewritten,
                rewritten / ours);
    }

    private static ContactKey key(int number) {
        return new ContactKey(OURS, EmailAddress.of("user" + number + "@example.com"));
    }

    /** Distinct within a batch, scattered over all. */
    private int number(int event) {
        return Math.floorMod(event * 7919, contacts);
    }

    private double ours(int from, int to) {
        double seconds = 0;
        for (int batch = from; batch < to; batch += BATCH) {
            List<Feedback> feedback = new ArrayList<>(BATCH);
            for (int event = batch; event < batch + BATCH; event++) {
                feedback.add(feedback(event));
            }
            long start = System.nanoTime();
            intake.take(OURS, feedback);
            seconds += (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    /** Each contact in turn has soft bounces, a hard one and a complaint, each of another message. */
    private Feedback feedback(int event) {
        int which = Math.floorMod(Math.floorDiv(event, contacts), 5);
        Feedback.Builder builder = Feedback.of(which == 4 ? FeedbackKind.COMPLAINT : FeedbackKind.BOUNCE, "rfc3464")
                .originalRecipient(Optional.of("user" + number(event) + "@example.com"))
                .originalMessageId(Optional.of("<" + event + ".5f3a@mail.shop.example>"))
                .reportedAt(Optional.of(AT.minusSeconds(3600L * 21 * (5 - which))))
                .reportingMta(Optional.of("mx1.example.com"))
                .proof(Proof.by(Proof.How.HOST));
        if (which < 4) {
            builder.category(which == 3 ? BounceCategory.NO_SUCH_MAILBOX : BounceCategory.MAILBOX_FULL)
                    .status(Optional.of(which == 3 ? "5.1.1" : "4.2.2"))
                    .diagnostic("550 5.1.1 The email account that you tried to reach does not exist");
        }
        return builder.build();
    }

    /** The rows of a contact that was met, in its middle age. */
    private void sample() {
        int event = -10 * BATCH;
        ContactKey key = key(number(event));
        intake.take(OURS, List.of(feedback(event + contacts), feedback(event + 2 * contacts)));
        contact = Codec.of(Contact.KIND)
                .write(storage.find(List.of(key.row())).get(key.row()).value().orElseThrow());
        Logged<LogEntry> last = storage.log(key.row(), LogEntry.KIND, Optional.empty(), 1)
                .items()
                .get(0);
        line = Codec.of(LogEntry.KIND).write(last.entry());
        seen = Codec.of(Seen.KIND).write(new Seen(2, AT));
    }

    private double bare(HikariDataSource pool, String account, int from, int to) throws SQLException {
        OffsetDateTime due = AT.plus(180, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
        OffsetDateTime since = AT.atOffset(ZoneOffset.UTC);
        long start = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = from; batch < to; batch += BATCH) {
                try (PreparedStatement contacts = connection.prepareStatement(
                                "INSERT INTO mailworthy_contact (account, address, status, reason, since, version, due, slot, position, body)"
                                        + " VALUES (?, ?, 'UNSUBSCRIBED', 'ON_NO_LIST', ?, ?, NULL, 1, ?, ?)"
                                        + " ON CONFLICT (account, address) DO UPDATE SET status = excluded.status, reason = excluded.reason,"
                                        + " since = excluded.since, version = excluded.version, due = excluded.due, slot = excluded.slot,"
                                        + " position = excluded.position, body = excluded.body");
                        PreparedStatement rows = connection.prepareStatement(
                                "INSERT INTO mailworthy_row (kind, account, id, version, due, slot, position, body)"
                                        + " VALUES ('seen', ?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING");
                        PreparedStatement lines = connection.prepareStatement(
                                "INSERT INTO mailworthy_log (kind, account, id, version, place, line, body)"
                                        + " VALUES ('contact', ?, ?, ?, 0, 'contact-log', ?) ON CONFLICT DO NOTHING")) {
                    for (int event = batch; event < batch + BATCH; event++) {
                        String id = "user" + number(event) + "@example.com";
                        long version = 1L << 40 | (event + (1 << 25));
                        contacts.setString(1, account);
                        contacts.setString(2, id);
                        contacts.setObject(3, since);
                        contacts.setLong(4, version);
                        contacts.setLong(5, event);
                        contacts.setBytes(6, contact);
                        contacts.addBatch();
                        rows.setString(1, account);
                        rows.setString(2, hash(event));
                        rows.setLong(3, version);
                        rows.setObject(4, due);
                        rows.setLong(5, event);
                        rows.setBytes(6, seen);
                        rows.addBatch();
                        lines.setString(1, account);
                        lines.setString(2, id);
                        lines.setLong(3, version);
                        lines.setBytes(4, line);
                        lines.addBatch();
                    }
                    contacts.executeBatch();
                    rows.executeBatch();
                    lines.executeBatch();
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** As long and as scattered as a seen row's id. */
    private static String hash(int event) {
        long mixed = event * 0x9E3779B97F4A7C15L;
        return hex(mixed) + hex(mixed * 3) + hex(mixed * 5) + hex(mixed * 7);
    }

    private static String hex(long number) {
        return Long.toHexString(number | Long.MIN_VALUE);
    }
}
