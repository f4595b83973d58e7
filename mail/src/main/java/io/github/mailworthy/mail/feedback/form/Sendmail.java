package io.github.mailworthy.mail.feedback.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sendmail in words: the addresses that had errors, and the transcript of the session; old ones have the transcript only. */
final class Sendmail implements Form {
    private static final Cues SECTION =
            Cues.of("the following addresses had", "the following address had", "addresses had delivery");
    private static final Cues TRANSCRIPT =
            Cues.of("transcript of session follows", "transcript follows", "transcript of the session");

    @Override
    public String name() {
        return "sendmail";
    }

    @Override
    public List<Finding> read(Report report) {
        int section = section(report, SECTION);
        int transcript = section(report, TRANSCRIPT);
        if (section < 0 && transcript < 0) {
            return List.of();
        }
        List<String> lines = report.lines();
        List<Finding> found = List.of();
        if (section >= 0) {
            found = Blocks.in(report, lines.subList(section + 1, sectionEnd(lines, section + 1)));
        }
        List<String> dialogue = transcript < 0 ? List.of() : lines.subList(transcript + 1, lines.size());
        if (found.isEmpty()) {
            found = refused(report, dialogue);
        }
        String said = String.join("\n", dialogue);
        if (found.size() == 1) {
            found.get(0).nearby = found.get(0).diagnostic + "\n" + said;
        }
        for (Finding finding : found) {
            if (!judged(finding.diagnostic)) {
                finding.diagnostic += "\n" + about(finding.recipient, dialogue);
            }
        }
        return found;
    }

    private static int section(Report report, Cues cues) {
        List<String> heads = cues.heard(report.heard());
        return heads.isEmpty() ? -1 : section(report, heads);
    }

    private static int section(Report report, List<String> heads) {
        List<String> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > 12 && line.length() < 120) {
                String lower = report.lowerLines().get(i);
                for (String head : heads) {
                    if (lower.contains(head)) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    /** Where the next headline stands, such as that of the addresses that were reached. */
    private static int sectionEnd(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.length() > 12 && line.startsWith("---") && line.endsWith("---") && line.indexOf(' ') > 0) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean judged(String diagnostic) {
        return diagnostic.contains("reason:")
                || io.github.mailworthy.feedback.Codes.reply(diagnostic).isPresent();
    }

    /** Those of whom the transcript says {@code 550 <address>... User unknown}, or who were named in a refused RCPT. */
    private static List<Finding> refused(Report report, List<String> dialogue) {
        List<Finding> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String asked = "";
        for (String line : dialogue) {
            String text = line.strip();
            boolean command =
                    text.startsWith(">>>") && text.toLowerCase(Locale.ROOT).contains("rcpt to");
            boolean answer = text.startsWith("<<< 5")
                    || text.startsWith("<<< 4")
                    || text.startsWith("5")
                    || text.startsWith("4");
            if (command) {
                asked = Addresses.first(text).orElse("");
            } else if (answer) {
                String address = Addresses.first(text).filter(Addresses::whole).orElse(asked);
                if (!address.isEmpty() && !report.own(address) && !Addresses.holds(seen, address)) {
                    seen.add(address);
                    Finding finding = Finding.failed(address, text);
                    finding.kind = Delays.kind(report);
                    found.add(finding);
                }
            }
        }
        return found;
    }

    /** The lines of a transcript that name this recipient, with the answer to each. */
    private static String about(String recipient, List<String> dialogue) {
        StringBuilder about = new StringBuilder();
        for (int i = 0; i < dialogue.size() && about.length() < 1_000; i++) {
            String line = dialogue.get(i);
            if (line.toLowerCase(Locale.ROOT).contains(recipient.toLowerCase(Locale.ROOT))) {
                about.append(line).append('\n');
                if (line.strip().startsWith(">>>") && i + 1 < dialogue.size()) {
                    about.append(dialogue.get(i + 1)).append('\n');
                }
            }
        }
        return about.length() > 0 ? about.toString() : String.join("\n", dialogue);
    }
}
