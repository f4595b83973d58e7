package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.contract.Note;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at random moments: what it said was applied is there whole, and nothing in part.
 *
 * <p>{@code -Dkills=200} for more than the usual ten of each store.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 10);

    @TempDir
    Path folder;

    @Test
    void postgresql_survives_the_death_of_its_writer() throws Exception {
        try (HikariDataSource pool = Databases.postgres()) {
            JdbcSchema.install(pool);
            Random random = new Random(1);
            int applied = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int acknowledged = untilKilled(pool.getJdbcUrl(), "postgres", "round" + kill, random);
                applied += check(JdbcStorage.on(pool), "round" + kill, acknowledged);
                assertEquals(applied, count(JdbcStorage.on(pool)), "the counter of all changes");
            }
            System.out.println("PostgreSQL: " + KILLS + " kills, " + applied + " changes whole");
        }
    }

    @Test
    void h2_survives_the_death_of_its_process() throws Exception {
        // without it H2 itself loses one kill in some fifty: see RATIONALE.md
        String url = "jdbc:h2:async:" + folder.resolve("killed") + ";REUSE_SPACE=FALSE";
        Random random = new Random(2);
        int applied = 0;
        try (HikariDataSource pool = Databases.pool(url, "sa")) {
            JdbcSchema.install(pool);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = untilKilled(url, "sa", "round" + kill, random);
            try (HikariDataSource pool = Databases.pool(url, "sa")) {
                applied += check(JdbcStorage.on(pool), "round" + kill, acknowledged);
                assertEquals(applied, count(JdbcStorage.on(pool)), "the counter of all changes");
            }
        }
        System.out.println("H2: " + KILLS + " kills, " + applied + " changes whole");
    }

    /** Starts a writer, kills it while it writes, and answers how many changes it said were applied. */
    private static int untilKilled(String url, String user, String round, Random random)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        KilledWriter.class.getName(),
                        url,
                        user,
                        round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // often at once after the first words: what is written late is lost then
        boolean atOnce = random.nextBoolean();
        int lines = 1 + random.nextInt(atOnce ? 2 : 40);
        int acknowledged = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                acknowledged = Integer.parseInt(Objects.requireNonNull(out.readLine(), "the writer ended by itself"));
            }
            long pause = System.nanoTime() + (atOnce ? 0 : random.nextInt(8_000_000));
            while (System.nanoTime() < pause) {
                Thread.onSpinWait();
            }
            // not Process.destroyForcibly: that closes the stream with the last words in it
            writer.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
        }
        writer.waitFor();
        return acknowledged;
    }

    /** Answers how many changes are there; each must be there whole, and all that were acknowledged. */
    private static int check(Storage storage, String round, int acknowledged) {
        int there = 0;
        for (int number = 0; number < acknowledged + 10; number++) {
            List<Key<Note>> parts = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                parts.add(KilledWriter.key(round, number, part));
            }
            Rows rows = storage.find(parts);
            long found = parts.stream().filter(key -> rows.get(key).exists()).count();
            long logged = parts.stream()
                    .filter(key -> storage.log(key, KilledWriter.LINE, Optional.empty(), 2)
                                    .items()
                                    .size()
                            == 1)
                    .count();
            assertTrue(found == 0 || found == 3, found + " of 3 rows of change " + number);
            assertEquals(found, logged, "lines in the logs of change " + number);
            assertTrue(found == 3 || number >= acknowledged, "the acknowledged change " + number + " is lost");
            there += found == 3 ? 1 : 0;
        }
        return there;
    }

    private static long count(Storage storage) {
        return storage.counts(List.of(KilledWriter.COUNTER)).getOrDefault(KilledWriter.COUNTER, -1L);
    }

    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        return String.join(
                File.pathSeparator,
                modules,
                System.getProperty("java.class.path"),
                System.getProperty("surefire.test.class.path", ""),
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                Path.of("target", "classes").toAbsolutePath().toString());
    }
}
