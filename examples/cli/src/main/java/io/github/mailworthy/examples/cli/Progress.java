package io.github.mailworthy.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** A line on the terminal that counts a long run; nothing at all if standard error is no terminal. */
final class Progress {
    private static final int STEP = 500;
    private final PrintWriter err;
    private final boolean shown = Ansi.AUTO.enabled();
    private long done;

    Progress(PrintWriter err) {
        this.err = err;
    }

    void one() {
        done++;
        if (shown && done % STEP == 0) {
            err.print("\r" + bar() + " " + done + " mails");
            err.flush();
        }
    }

    void end() {
        if (shown && done >= STEP) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** The end is not known before it is there, so the bar shows that it moves. */
    private String bar() {
        int at = (int) (done / STEP % 20);
        return "[" + " ".repeat(at) + "=" + " ".repeat(19 - at) + "]";
    }
}
