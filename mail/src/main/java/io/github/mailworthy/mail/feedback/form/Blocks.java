package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    /** Which of those found stand right below the one before. */
    private final Set<Integer> listed = new HashSet<>();

    private boolean open;
    private boolean pipe;
    private int programIndent;
    private final StringBuilder program = new StringBuilder();
    private int proseIndent = -1;

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
        for (String line : lines) {
            blocks.line(line);
        }
        blocks.keep();
        if (!blocks.found.isEmpty()) {
            blocks.share();
            FeedbackKind kind = Delays.kind(report);
            blocks.found.forEach(finding -> finding.kind = kind);
        }
        return blocks.found;
    }

    /** What is said after a list without a gap is said of everybody on it. */
    private void share() {
        for (int i = found.size() - 2; i >= 0; i--) {
            if (found.get(i).diagnostic.isEmpty() && listed.contains(i + 1)) {
                found.get(i).diagnostic = found.get(i + 1).diagnostic;
            }
        }
    }

    private void line(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) <= ' ' || line.charAt(start) == '\u00a0')) {
            start++;
        }
        if (start == line.length()) {
            proseIndent = -1;
            pipe = false;
            if (open && words.length() > 0 && !words.toString().isBlank()) {
                keep();
            }
            return;
        }
        int shown = start;
        start = afterNumber(line, start);
        while (start < line.length() && (OPENERS.indexOf(line.charAt(start)) >= 0 || line.charAt(start) == ' ')) {
            start++;
        }
        int end = start;
        while (end < line.length() && !ends(line.charAt(end))) {
            end++;
        }
        if (piped(line, start)) {
            keep();
            pipe = true;
            program.setLength(0);
            programIndent = shown;
        }
        String address = prose(line, start, shown) ? "" : address(line, start, end);
        pipe &= address.isEmpty();
        if (pipe) {
            String alias = alias(line);
            program.append(line, shown, line.length()).append('\n');
            if (!alias.isEmpty()) {
                pipe = false;
                begin(alias, program.toString(), programIndent);
            }
            return;
        }
        proseIndent = address.isEmpty() && !endsWithColon(line) ? shown : -1;
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

    /** Behind the number of an item of a list, if there is one. */
    private static int afterNumber(String line, int start) {
        int at = start;
        while (at < line.length() && at < start + 3 && Character.isDigit(line.charAt(at))) {
            at++;
        }
        boolean item = at > start && at + 1 < line.length() && ".)".indexOf(line.charAt(at)) >= 0;
        return item && line.charAt(at + 1) == ' ' ? at + 2 : start;
    }

    /** Whether a line goes on with a sentence of the line before, and the address in it is the author's colleague. */
    private boolean prose(String line, int start, int shown) {
        if (shown != start || shown != proseIndent) {
            return false;
        }
        String address = Addresses.first(line.substring(start)).orElse("");
        String author = Addresses.ofField(report.from());
        return !address.isEmpty()
                && (Asides.service(address) || Addresses.domain(address).equals(Addresses.domain(author)));
    }

    private static boolean endsWithColon(String line) {
        return line.stripTrailing().endsWith(":");
    }

    /** Whether a line names a program or file that stands for an address told after it (Sendmail, Exim). */
    private static boolean piped(String line, int start) {
        char after = start + 1 < line.length() && line.charAt(start) == '|' ? line.charAt(start + 1) : ' ';
        return after == '/'
                || Character.isLetter(after)
                || line.startsWith("pipe to |", start)
                || line.startsWith("save to /", start);
    }

    /** The address that expanded to what failed. */
    private String alias(String line) {
        return Addresses.first(after(line, "expanded from"))
                .or(() -> Addresses.first(after(line, "generated by")))
                .filter(it -> Addresses.whole(it) && !report.own(it))
                .orElse("");
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
        if (open && !found.isEmpty() && words.length() == 0 && indent == shown) {
            listed.add(found.size());
        }
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
            Addresses.first(after(last.diagnostic, "generated from "))
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
