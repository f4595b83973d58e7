package io.github.mailworthy.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterEnd;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.mail.jakarta.ScriptedServer;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.jdbc.JdbcSchema;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Two processes send the letters of one PostgreSQL to a mail server and are killed at random moments: no letter is lost, and at most
 * one in flight at each kill arrives twice, with the same Message-ID.
 *
 * <p>{@code -Dkills=200} for more than the usual four.
 */
class OutboxKillTest {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final int LETTERS_A_KILL = 30;
    private static final AccountId ACCOUNT = new AccountId("shop");
    private static final Pattern FIELD = Pattern.compile("(?m)^(Message-ID|Subject): (.*)$");

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void nothing_is_lost_and_what_comes_twice_has_one_message_id() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                ScriptedServer server = new ScriptedServer()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            JdbcSchema.install(KilledSender.source(url));
            Storage storage = JdbcStorage.on(KilledSender.source(url));
            int letters = (KILLS + 1) * LETTERS_A_KILL;
            post(storage, letters);
            Random random = new Random(8);
            for (int kill = 0; kill < KILLS; kill += 2) {
                Process one = sender(url, server.port());
                Process other = sender(url, server.port());
                try {
                    killed(one, server, random);
                    killed(other, server, random);
                } finally {
                    one.destroyForcibly();
                    other.destroyForcibly();
                }
                now = now.plus(Duration.ofMinutes(21)); // past the lease of what they held
            }
            Outbox last = KilledSender.outbox(storage, server.port(), now);
            while (last.runDue(1000).claimed() > 0) {
                // the rest
            }
            int duplicates = judge(server.messages, letters);
            assertTrue(duplicates <= KILLS, duplicates + " duplicates of " + KILLS + " kills");
            assertEquals(0, size(storage, Letter.KIND), "letters left");
            assertEquals(letters, size(storage, LetterEnd.KIND), "letters that ended");
            System.out.println(
                    "Outbox: " + KILLS + " kills, " + letters + " letters, none lost, " + duplicates + " twice");
        }
    }

    private void post(Storage storage, int letters) {
        List<Change> changes = new ArrayList<>();
        EmailAddress owner = EmailAddress.of("owner@shop.example");
        for (int i = 0; i < letters; i++) {
            Letter letter =
                    Letter.of(owner, "letter " + i, "text", Optional.empty(), "<" + i + "@platform.example>", now);
            changes.add(LetterRules.post(ACCOUNT, "letter-" + i, letter));
        }
        assertTrue(storage.apply(changes).stream().allMatch(Settled.APPLIED::equals));
    }

    private Process sender(String url, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        KilledSender.class.getName(),
                        url,
                        Integer.toString(port),
                        now.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills it after some letters more, at a random moment. */
    private static void killed(Process sender, ScriptedServer server, Random random) throws InterruptedException {
        server.await(server.messages.size() + 1 + random.nextInt(LETTERS_A_KILL / 2));
        long moment = System.nanoTime() + random.nextInt(8_000_000);
        while (System.nanoTime() < moment) {
            Thread.onSpinWait();
        }
        assertTrue(sender.isAlive(), "the sender ended by itself");
        sender.destroyForcibly().waitFor();
    }

    /** How many messages came once more than needed; each letter came, always with its own Message-ID. */
    private static int judge(List<String> messages, int letters) {
        Map<String, Integer> times = new TreeMap<>();
        for (String message : messages) {
            Map<String, String> fields = new TreeMap<>();
            Matcher matcher = FIELD.matcher(message);
            while (matcher.find()) {
                fields.put(matcher.group(1), matcher.group(2));
            }
            String number = fields.get("Subject").substring("letter ".length());
            assertEquals("<" + number + "@platform.example>", fields.get("Message-ID"));
            times.merge(number, 1, Integer::sum);
        }
        assertEquals(letters, times.size(), "letters that came");
        return messages.size() - letters;
    }

    private static int size(Storage storage, Kind<?> kind) {
        return storage.list(ACCOUNT, kind, Optional.empty(), 100_000).items().size();
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"),
                System.getProperty("surefire.test.class.path", ""),
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                Path.of("target", "classes").toAbsolutePath().toString());
    }
}
