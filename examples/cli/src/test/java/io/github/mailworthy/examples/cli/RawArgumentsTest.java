package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawArgumentsTest {
    private static final String[] DAMAGED = {"sender", "--name", "Caf\uFFFD\uFFFD", ""};

    @TempDir
    private Path folder;

    @Test
    void what_java_could_not_read_is_read_again() throws IOException {
        assertArrayEquals(
                new String[] {"sender", "--name", "Caf\u00E9", ""},
                RawArguments.mended(DAMAGED, line("java\0-jar\0mailworthy.jar\0sender\0--name\0Caf\u00E9\0\0")));
    }

    @Test
    void a_command_line_that_does_not_fit_is_left_alone() throws IOException {
        String[] whole = {"sender", "--name", "Caf\u00E9"};
        assertSame(whole, RawArguments.of(whole));
        assertSame(DAMAGED, RawArguments.mended(DAMAGED, folder.resolve("nothing")));
        assertSame(DAMAGED, RawArguments.mended(DAMAGED, line("sender\0--nome\0Caf\u00E9\0\0")));
        assertSame(DAMAGED, RawArguments.mended(DAMAGED, line("--name\0Caf\u00E9\0\0")));
        assertSame(DAMAGED, RawArguments.mended(DAMAGED, line("")));
        Files.write(folder.resolve("line"), "sender\0--name\0Caf\u00E9\0\0".getBytes(StandardCharsets.ISO_8859_1));
        assertSame(DAMAGED, RawArguments.mended(DAMAGED, folder.resolve("line")));
    }

    private Path line(String text) throws IOException {
        return Files.writeString(folder.resolve("line"), text);
    }
}
