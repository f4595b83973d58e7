package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void a_terminal_is_known_by_its_device() {
        assertTrue(Terminal.named("/dev/pts/3"));
        assertTrue(Terminal.named("/dev/tty1"));
        assertFalse(Terminal.named("/dev/null"));
        assertFalse(Terminal.named("pipe:[1234]"));
        assertFalse(Terminal.named("/var/log/run.txt"));
    }

    @Test
    void nothing_is_drawn_where_there_is_no_terminal() {
        StringWriter err = new StringWriter();
        Progress progress = new Progress(new PrintWriter(err), false);
        for (int i = 0; i < 100_000; i++) {
            progress.one();
        }
        progress.clear();
        assertEquals("", err.toString());
    }
}
