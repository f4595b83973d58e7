package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpfCommandTest {
    @TempDir
    private Path folder;

    @Test
    void spf_answers_result_explanation_lookups_voids_and_tree() {
        String zone = Ran.zone(
                folder,
                "example.com. TXT \"v=spf1 a:gone.example.com -all exp=why.example.com\"",
                "why.example.com. TXT \"not \" \"%{i}\"");
        Ran ran = Ran.of(
                "spf",
                "--ip",
                "192.0.2.1",
                "--helo",
                "example.com",
                "--mail-from",
                "",
                "--zone",
                zone,
                "--format",
                "json");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("\"result\": \"fail\""), ran.out());
        assertTrue(ran.out().contains("\"explanation\": \"not 192.0.2.1\""), ran.out());
        assertTrue(ran.out().contains("\"lookups\": 1,"), ran.out());
        assertTrue(ran.out().contains("\"voids\": 1,"), ran.out());
        assertTrue(ran.out().contains("\"term\": \"-all\""), ran.out());
    }

    @Test
    void a_file_that_is_no_zone_is_a_usage_error() {
        String zone = Ran.zone(folder, "example.com. NOSUCHTYPE 1");
        assertEquals(
                2,
                Ran.of("spf", "--ip", "::1", "--helo", "h", "--mail-from", "", "--zone", zone)
                        .code());
        assertEquals(
                2,
                Ran.of("spf", "--ip", "moo", "--helo", "h", "--mail-from", "").code());
    }
}
