package io.github.mailworthy.examples.cli;

import io.github.mailworthy.mail.gate.ScreeningCounts;
import java.io.PrintWriter;

/** A bar on the terminal that shows how much of a list was screened; nothing at all if standard error is no terminal. */
final class ScreenProgress {
    private static final int WIDTH = 30;
    private final PrintWriter err;
    private final boolean shown = Terminal.isStandardError();
    private final long size;
    private long read;

    /** A bar for so many characters; 0 if their number is not known. */
    ScreenProgress(PrintWriter err, long size) {
        this.err = err;
        this.size = size;
    }

    void read(long characters) {
        read += characters;
    }

    void show(ScreeningCounts counts) {
        if (shown) {
            int done = size == 0 ? 0 : (int) Math.min(WIDTH, read * WIDTH / size);
            err.print("\r[" + "=".repeat(done) + " ".repeat(WIDTH - done) + "] " + counts.screened() + " screened, "
                    + counts.refused() + " refused");
            err.flush();
        }
    }

    void end() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
