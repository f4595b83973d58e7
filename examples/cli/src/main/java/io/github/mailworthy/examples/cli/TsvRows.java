package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.Reading;
import java.io.PrintWriter;

/** Tab-separated, with a header line. */
final class TsvRows extends FeedbackRows {
    private final PrintWriter out;

    TsvRows(PrintWriter out) {
        this.out = out;
    }

    @Override
    void start() {
        out.print(String.join("\t", COLUMNS) + "\n");
    }

    @Override
    void add(String file, Reading reading) {
        rows(file, reading).forEach(row -> out.print(String.join("\t", row) + "\n"));
    }
}
