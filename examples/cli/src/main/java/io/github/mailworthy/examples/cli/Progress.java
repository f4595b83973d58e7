package io.github.mailworthy.examples.cli;

import java.io.PrintWriter;

/** A line on the terminal that counts a long run; nothing at all if standard error is no terminal. */
final class Progress {
    private static final int STEP = 16;
    private static final long EVERY = 200_000_000;

    private final PrintWriter err;
    private final boolean terminal;
    private long done;
    private long drawnAt = System.nanoTime();
    private int moves;

    Progress(PrintWriter err) {
        this(err, Terminal.isStandardError());
    }

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void one() {
        done++;
        if (terminal && done % STEP == 0 && System.nanoTime() - drawnAt > EVERY) {
            draw();
        }
    }

    /** What is told in between stands on a line of its own. */
    void clear() {
        if (moves > 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void draw() {
        drawnAt = System.nanoTime();
        moves++;
        err.print("\r" + bar() + " " + done + " mails");
        err.flush();
    }

    /** The end is not known before it is there, so the bar shows that it moves. */
    private String bar() {
        int at = moves % 20;
        return "[" + " ".repeat(at) + "=" + " ".repeat(19 - at) + "]";
    }
}
