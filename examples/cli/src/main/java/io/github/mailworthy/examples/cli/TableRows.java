package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.Reading;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns for people, as wide as the first rows need. */
final class TableRows extends FeedbackRows {
    private static final int WAIT = 1_000;
    private final PrintWriter out;
    private final List<List<String>> waiting = new ArrayList<>();
    private int[] widths = {};

    TableRows(PrintWriter out) {
        this.out = out;
        waiting.add(COLUMNS);
    }

    @Override
    void add(String file, Reading reading) {
        rows(file, reading).forEach(waiting::add);
        if (waiting.size() > WAIT) {
            flush();
        }
    }

    @Override
    void end() {
        flush();
    }

    private void flush() {
        if (widths.length == 0) {
            widths = new int[COLUMNS.size()];
            for (List<String> row : waiting) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.min(60, Math.max(widths[i], row.get(i).length()));
                }
            }
        }
        for (List<String> row : waiting) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
            }
            out.print(line.toString().stripTrailing() + "\n");
        }
        waiting.clear();
    }
}
