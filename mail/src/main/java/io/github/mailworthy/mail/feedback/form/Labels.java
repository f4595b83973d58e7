package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;

/** The other shape of reports for people: words that announce an address, and the address on the same line or the next. */
final class Labels {
    private static final int LONGEST = 2_000;

    private Labels() {}

    /** The addresses that these labels (in lower case) announce, each with the words around it. */
    static List<Finding> in(Report report, Cues labels) {
        List<String> heard = labels.heard(report.heard());
        return heard.isEmpty() ? List.of() : in(report, 4, heard);
    }

    /** The addresses that these labels (in lower case) announce; for few of them, of which one is there. */
    static List<Finding> in(Report report, String... labels) {
        return in(report, 4, List.of(labels));
    }

    /** The addresses after these labels on the same line. */
    static List<Finding> beside(Report report, Cues labels) {
        List<String> heard = labels.heard(report.heard());
        return heard.isEmpty() ? List.of() : in(report, 1, heard);
    }

    private static List<Finding> in(Report report, int depth, List<String> labels) {
        List<Finding> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        List<String> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            String lower = report.lowerLines().get(i);
            for (String label : labels) {
                int at = lower.indexOf(label);
                if (at >= 0) {
                    int before = found.size();
                    announced(report, lines, i, at + label.length(), depth, seen, found);
                    String announcement = lines.get(i);
                    found.subList(before, found.size())
                            .forEach(it -> it.nearby = announcement + "\n" + Nearby.text(report, it.recipient));
                    break;
                }
            }
        }
        return found;
    }

    private static void announced(
            Report report, List<String> lines, int line, int from, int depth, List<String> seen, List<Finding> found) {
        String text = lines.get(line).substring(Math.min(from, lines.get(line).length()));
        boolean valued = from > 0 && lines.get(line).charAt(from - 1) == ':' && !text.isBlank();
        int next = line + 1;
        for (; !valued && text.indexOf('@') < 0 && next < Math.min(lines.size(), line + depth); next++) {
            text = lines.get(next);
        }
        // what comes before the label on its line may say whose address it is
        String full = next == line + 1 ? lines.get(line) : text;
        int end = -1;
        for (String address : Addresses.in(text.substring(0, Math.min(text.length(), LONGEST)))) {
            int at = text.indexOf(address, Math.max(0, end));
            if (end >= 0 && !separated(text, end, at)) {
                break;
            }
            if (Addresses.whole(address)
                    && !report.own(address)
                    && !Asides.asked(full, at + full.length() - text.length())
                    && !Addresses.holds(seen, address)) {
                seen.add(address);
                found.add(finding(address, report));
                end = at + address.length();
            }
        }
        if (end >= 0) {
            listed(report, lines, next, next > line + 1 && reasoned(text), seen, found);
        }
    }

    /** Whether there is nothing but what parts a list between two places. */
    private static boolean separated(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (" ,;<>\"'".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return to > from;
    }

    /** Whether a line begins with an address and goes on with what happened to it. */
    private static boolean reasoned(String line) {
        String item = line.strip();
        String address = Addresses.first(item).orElse("");
        return !address.isEmpty() && item.indexOf(address) <= 1 && item.length() > address.length() + 4;
    }

    /** Lines right below that hold one more address each, and its reason if the line above has one. */
    private static void listed(
            Report report, List<String> lines, int from, boolean reasoned, List<String> seen, List<Finding> found) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String address = Addresses.first(line).orElse("");
            if (address.isEmpty() || (reasoned ? !reasoned(line) : line.length() > address.length() + 4)) {
                return;
            }
            if (Addresses.whole(address) && !report.own(address) && !Addresses.holds(seen, address)) {
                seen.add(address);
                found.add(finding(address, report));
            }
        }
    }

    private static Finding finding(String address, Report report) {
        Finding finding = Finding.failed(address, "");
        finding.kind = Delays.kind(report);
        return finding;
    }

    /** The lines after one that holds these words (in lower case) up to the next blank one, or nothing. */
    static String paragraphAfter(Report report, String words) {
        List<String> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (report.lowerLines().get(i).contains(words)) {
                StringBuilder paragraph = new StringBuilder();
                for (int next = i + 1; next < lines.size(); next++) {
                    if (!lines.get(next).isBlank()) {
                        paragraph.append(lines.get(next).strip()).append('\n');
                    } else if (paragraph.length() > 0) {
                        break;
                    }
                }
                return paragraph.toString();
            }
        }
        return "";
    }
}
