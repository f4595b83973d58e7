package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape that most reports for people have: a line that begins with an address, and after it, on that line, in that
 * paragraph or in the next, what happened to it.
 */
final class Blocks {
    private static final String OPENERS = "<\"'*>-[(+\u2022";
    private final Report report;
    private final List<Finding> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int indent = Integer.MAX_VALUE;
    private boolean open;

    private Blocks(Report report) {
        this.report = report;
    }

    /** All blocks of a notice. */
    static List<Finding> in(Report report) {
        return in(report, report.lines());
    }

    /** The blocks in some lines of it. */
    static List<Finding> in(Report report, List<String> lines) {
        Blocks blocks = new Blocks(report);
        lines.forEach(blocks::line);
        blocks.keep();
        FeedbackKind kind = Delays.kind(report);
        blocks.found.forEach(finding -> finding.kind = kind);
        return blocks.found;
    }

    private void line(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) <= ' ' || line.charAt(start) == '\u00a0')) {
            start++;
        }
        if (start == line.length()) {
            if (open && words.length() > 0 && !words.toString().isBlank()) {
                keep();
            }
            return;
        }
        int shown = start;
        while (start < line.length() && (OPENERS.indexOf(line.charAt(start)) >= 0 || line.charAt(start) == ' ')) {
            start++;
        }
        int end = start;
        while (end < line.length() && !ends(line.charAt(end))) {
            end++;
        }
        String address = address(line, start, end);
        boolean again = !address.isEmpty() && shown <= indent && same(address);
        if (!address.isEmpty() && shown <= indent && !again) {
            begin(address, line.substring(end), shown);
        } else if (again && !open) {
            open = true;
            words.append(line, end, line.length()).append('\n');
        } else if (open) {
            words.append(line, shown, line.length()).append('\n');
        }
    }

    private static boolean ends(char c) {
        return c <= ' ' || c == '>' || c == '"' || c == ':' || c == ';' || c == ',' || c == ')' || c == ']' || c == '<';
    }

    private String address(String line, int start, int end) {
        int at = line.lastIndexOf('@', end - 1);
        if (at <= start) {
            return "";
        }
        String word = line.substring(start, end);
        while (word.endsWith(".") || word.endsWith("'") || word.endsWith("\u2026")) {
            word = word.substring(0, word.length() - 1);
        }
        return Addresses.whole(word) && !report.own(word) ? word : "";
    }

    private boolean same(String address) {
        return !found.isEmpty() && found.get(found.size() - 1).recipient.equalsIgnoreCase(address);
    }

    private void begin(String address, String rest, int shown) {
        keep();
        indent = shown;
        found.add(Finding.failed(address, ""));
        int from = 0;
        while (from < rest.length() && ">\"': ;,)]".indexOf(rest.charAt(from)) >= 0) {
            from++;
        }
        words.append(rest, from, rest.length());
        if (words.length() > 0) {
            words.append('\n');
        }
        open = true;
    }

    private void keep() {
        if (!found.isEmpty() && words.length() > 0) {
            Finding last = found.get(found.size() - 1);
            last.diagnostic = last.diagnostic.isEmpty() ? words.toString() : last.diagnostic + "\n" + words;
            Addresses.first(after(last.diagnostic, "(generated from "))
                    .or(() -> Addresses.first(after(last.diagnostic, "(expanded from ")))
                    .ifPresent(alias -> last.original = alias);
        }
        words.setLength(0);
        open = false;
    }

    private static String after(String text, String words) {
        int at = text.indexOf(words);
        return at < 0 ? "" : text.substring(at + words.length(), Math.min(text.length(), at + words.length() + 300));
    }
}
