package io.github.mailworthy.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes answers: for people in columns, as tab-separated values with a header line, or one JSON object a line. */
final class VerifyRows {
    private static final List<String> COLUMNS = List.of("address", "verdict", "normalised", "reasons", "suggestion");

    private final PrintWriter out;
    private final VerifyCommand.Format format;

    VerifyRows(PrintWriter out, VerifyCommand.Format format) {
        this.out = out;
        this.format = format;
    }

    void start() {
        switch (format) {
            case table -> table(COLUMNS);
            case tsv -> out.print(String.join("\t", COLUMNS) + "\n");
            case jsonl -> {}
        }
    }

    void add(VerifyAnswer answer) {
        switch (format) {
            case table -> table(cells(answer, ", "));
            case tsv -> out.print(String.join("\t", cells(answer, ",")) + "\n");
            case jsonl -> out.print(json(answer) + "\n");
        }
    }

    private void table(List<String> cells) {
        out.print(String.format(Locale.ROOT, "%-36s  %-13s  %-36s  %-28s  %s", cells.toArray())
                        .stripTrailing()
                + "\n");
    }

    private static List<String> cells(VerifyAnswer answer, String between) {
        return List.of(
                escaped(answer.address()),
                answer.verdict(),
                escaped(answer.normalised().orElse("")),
                String.join(between, answer.reasons()),
                escaped(answer.suggestion().orElse("")));
    }

    private static String json(VerifyAnswer answer) {
        StringBuilder json = new StringBuilder(160);
        json.append("{\"address\":").append(JsonString.write(answer.address()));
        json.append(",\"verdict\":").append(JsonString.write(answer.verdict()));
        json.append(",\"normalised\":")
                .append(answer.normalised().map(JsonString::write).orElse("null"));
        json.append(",\"reasons\":[");
        for (int i = 0; i < answer.reasons().size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append(JsonString.write(answer.reasons().get(i)));
        }
        json.append("],\"suggestion\":")
                .append(answer.suggestion().map(JsonString::write).orElse("null"));
        answer.position().ifPresent(position -> json.append(",\"position\":").append(position));
        return json.append('}').toString();
    }

    /** Nothing that breaks a row, hides, or turns the writing around; a backslash is doubled. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (isHidden(c)) {
                        escaped.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }
}
