package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Reading;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One JSON object a line, with everything that is known; what is not known is left out. */
final class JsonRows extends FeedbackRows {
    private final PrintWriter out;

    JsonRows(PrintWriter out) {
        this.out = out;
    }

    @Override
    void add(String file, Reading reading) {
        Optional<String> cut = Optional.of(
                        reading.cut().stream().sorted().map(FeedbackRows::word).collect(Collectors.joining(",")))
                .filter(it -> !it.isEmpty());
        if (reading.feedback().isEmpty()) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("file", file);
            members.put("kind", "unrelated");
            put(members, "cut", cut);
            out.print(object(members) + "\n");
        }
        for (Feedback feedback : reading.feedback()) {
            Map<String, String> members = members(file, feedback);
            put(members, "cut", cut);
            out.print(object(members) + "\n");
        }
    }

    private static Map<String, String> members(String file, Feedback feedback) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("file", file);
        put(members, "recipient", feedback.recipient());
        put(members, "original_recipient", feedback.originalRecipient());
        put(members, "final_recipient", feedback.finalRecipient());
        members.put("kind", word(feedback.kind()));
        put(members, "permanence", feedback.permanence().map(FeedbackRows::word));
        put(members, "category", feedback.category().map(FeedbackRows::word));
        put(members, "fault", feedback.fault().map(FeedbackRows::word));
        put(members, "status", feedback.status());
        feedback.replyCode().ifPresent(code -> members.put("reply_code", "" + code));
        put(members, "diagnostic", Optional.of(feedback.diagnostic()).filter(it -> !it.isEmpty()));
        put(members, "reporting_mta", feedback.reportingMta());
        put(members, "remote_mta", feedback.remoteMta());
        put(members, "message_id", feedback.originalMessageId());
        put(members, "arrived_at", feedback.arrivedAt().map(Object::toString));
        put(members, "last_attempt_at", feedback.lastAttemptAt().map(Object::toString));
        put(members, "reported_at", feedback.reportedAt().map(Object::toString));
        members.put("form", feedback.form());
        members.put("proof", word(feedback.proof().how()));
        return members;
    }

    private static void put(Map<String, String> members, String name, Optional<String> value) {
        value.ifPresent(it -> members.put(name, it));
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** RFC 8259 §7, and nothing that a terminal obeys. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (!isSeen(c)) {
                quoted.append(hex(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "\\u" + "0".repeat(4 - digits.length()) + digits;
    }
}
