package io.github.mailworthy.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void every_step_comes_out_as_told() {
        assertDoesNotThrow(() -> Quickstart.main(new String[0]));
    }

    @Test
    void it_stays_an_introduction_of_less_than_200_lines_of_code() throws IOException {
        Path source = Path.of("src/main/java/io/github/mailworthy/examples/quickstart/Quickstart.java");
        long lines = Files.readAllLines(source).stream()
                .filter(line -> !line.startsWith("import ") && !line.isBlank())
                .count();
        assertTrue(lines < 200, lines + " lines");
    }
}
