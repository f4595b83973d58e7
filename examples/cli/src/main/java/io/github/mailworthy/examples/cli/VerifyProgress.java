package io.github.mailworthy.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;

/** A bar on the terminal with the rate and the time left, where the end is known; nothing if standard error is no terminal. */
final class VerifyProgress {
    private static final long EVERY = 200_000_000L;
    private static final int WIDTH = 24;

    private final PrintWriter err;
    private final OptionalLong total;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private long drawn;
    private long done;

    VerifyProgress(PrintWriter err, OptionalLong total, boolean always) {
        this.err = err;
        this.total = total;
        this.shown = always || Terminal.isStandardError();
    }

    void one() {
        done++;
        long now = System.nanoTime();
        if (shown && now - Math.max(begun, drawn) >= EVERY) {
            drawn = now;
            err.print("\r\u001b[K" + line(now));
            err.flush();
        }
    }

    void end() {
        if (drawn != 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Verdicts a second so far. */
    double rate() {
        return done * 1e9 / Math.max(1, System.nanoTime() - begun);
    }

    private String line(long now) {
        double rate = done * 1e9 / (now - begun);
        if (total.isEmpty() || total.getAsLong() == 0) {
            return String.format(Locale.ROOT, "%,d checked, %,.0f/s", done, rate);
        }
        long all = total.getAsLong();
        int filled = (int) Math.min(WIDTH, WIDTH * done / all);
        long left = (long) ((all - done) / Math.max(0.001, rate));
        return String.format(
                Locale.ROOT,
                "[%s%s] %,d of %,d, %,.0f/s, %d:%02d left",
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                done,
                all,
                rate,
                left / 60,
                left % 60);
    }
}
