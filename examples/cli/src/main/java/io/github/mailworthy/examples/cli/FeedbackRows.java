package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Reading;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes what was read, one row for each recipient; {@code -} stands for nothing. */
abstract class FeedbackRows {
    static final List<String> COLUMNS = List.of(
            "file", "recipient", "kind", "permanence", "category", "status", "reply_code", "form", "message_id");

    static FeedbackRows of(FeedbackCommand.Format format, PrintWriter out) {
        return switch (format) {
            case tsv -> new TsvRows(out);
            case table -> new TableRows(out);
            case jsonl -> new JsonRows(out);
        };
    }

    void start() {}

    void end() {}

    abstract void add(String file, Reading reading);

    /** The rows of one mail; one without feedback has one row, too. */
    static Stream<List<String>> rows(String file, Reading reading) {
        if (reading.feedback().isEmpty()) {
            return Stream.of(List.of(clean(file), "-", "unrelated", "-", "-", "-", "-", "-", "-"));
        }
        return reading.feedback().stream().map(feedback -> row(file, feedback));
    }

    private static List<String> row(String file, Feedback feedback) {
        return Stream.of(
                        file,
                        feedback.recipient().orElse("-"),
                        word(feedback.kind()),
                        feedback.permanence().map(FeedbackRows::word).orElse("-"),
                        feedback.category().map(FeedbackRows::word).orElse("-"),
                        feedback.status().orElse("-"),
                        feedback.replyCode().isPresent()
                                ? "" + feedback.replyCode().getAsInt()
                                : "-",
                        feedback.form(),
                        feedback.originalMessageId().orElse("-"))
                .map(FeedbackRows::clean)
                .toList();
    }

    /** A constant as the columns write it: {@code no-such-mailbox}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Text that can break neither a row nor a terminal. */
    static String clean(String text) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7f) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isSeen(c) ? c : ' '));
        return clean.toString();
    }

    /** Whether a character does no more than stand in its place: no control, no break of a line, no change of direction. */
    static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
