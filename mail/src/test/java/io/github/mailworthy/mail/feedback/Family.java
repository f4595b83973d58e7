package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Permanence;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * One hand-written mail in a mail system's manner. In the files each begins with {@code === name}; lines {@code > address
 * word} say what must be read of it (hard, soft, delayed, complaint; none: nothing but an auto-reply or report), and a
 * line {@code ~charset name} in what charset it is written.
 */
record Family(String name, List<String> expected, byte[] mail) {
    static final List<String> FILES = List.of("classic", "enterprise", "providers", "loose", "more", "wider");

    static List<Family> all() {
        List<Family> families = new ArrayList<>();
        for (String file : FILES) {
            String text = String.join("\n", Samples.lines("families/" + file + ".txt")) + "\n";
            for (String sample : text.split("(?m)^=== ", -1)) {
                if (!sample.isBlank()) {
                    families.add(of(sample));
                }
            }
        }
        return families;
    }

    private static Family of(String sample) {
        List<String> expected = new ArrayList<>();
        StringBuilder mail = new StringBuilder();
        Charset charset = StandardCharsets.UTF_8;
        List<String> lines = sample.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (mail.isEmpty() && line.startsWith("> ")) {
                expected.add(line.substring(2));
            } else if (line.startsWith("~charset ")) {
                charset = Charset.forName(line.substring(9));
            } else {
                mail.append(line).append('\n');
            }
        }
        return new Family(lines.get(0), List.copyOf(expected), mail.toString().getBytes(charset));
    }

    /** What is read of it, in the words of the files. */
    static List<String> words(List<Feedback> feedback) {
        return new ArrayList<>(new TreeSet<>(feedback.stream()
                .filter(it -> List.of(FeedbackKind.BOUNCE, FeedbackKind.DELAYED, FeedbackKind.COMPLAINT)
                        .contains(it.kind()))
                .map(it -> it.recipient().orElse("-") + " " + word(it))
                .toList()));
    }

    private static String word(Feedback feedback) {
        return feedback.kind() == FeedbackKind.BOUNCE
                ? feedback.permanence().orElse(Permanence.SOFT).name().toLowerCase(Locale.ROOT)
                : feedback.kind().name().toLowerCase(Locale.ROOT);
    }
}
