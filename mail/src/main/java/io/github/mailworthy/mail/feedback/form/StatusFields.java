package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Reading.Cut;
import io.github.mailworthy.mail.feedback.mime.Mail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of a delivery status notification (RFC 3464 §2), read as they are written and not as they should be: groups
 * may lack their blank line, or have one too many, and fields may come in any order.
 */
final class StatusFields {
    private static final String[] KNOWN = {
        "reporting-mta",
        "received-from-mta",
        "arrival-date",
        "original-envelope-id",
        "x-original-message-id",
        "original-recipient",
        "final-recipient",
        "x-actual-recipient",
        "action",
        "status",
        "remote-mta",
        "diagnostic-code",
        "last-attempt-date",
        "final-log-id",
        "will-retry-until",
        "x-supplementary-info",
        "x-display-name",
        "x-postfix-queue-id",
        "x-postfix-sender",
        "dsn-gateway",
        "original-message-id"
    };

    private final Mail mail;
    private final List<Map<String, String>> groups = new ArrayList<>();
    private Map<String, String> group = new HashMap<>();
    private String last = "";
    private boolean any;

    private StatusFields(Mail mail) {
        this.mail = mail;
    }

    /** What the fields in this text say; empty if they name no recipient. */
    static List<Finding> read(Mail mail, String text) {
        StatusFields fields = new StatusFields(mail);
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            fields.line(text, line, end);
            line = end + 1;
        }
        fields.endGroup();
        return fields.findings();
    }

    private void line(String text, int from, int to) {
        int start = from;
        while (start < to && " \t\r>|".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        if (start == to) {
            endGroup();
            return;
        }
        int colon = text.indexOf(':', start);
        String name = colon > start && colon < Math.min(to, start + 30) ? known(text, start, colon) : "";
        if (!name.isEmpty()) {
            if (group.containsKey(name) && (recipient(name) || name.equals("action") || name.equals("status"))) {
                endGroup();
            }
            group.putIfAbsent(name, text.substring(colon + 1, to).strip());
            last = name;
            any = true;
        } else if ((start > from && !last.isEmpty()) || (last.equals("diagnostic-code") && reply(text, start, to))) {
            String more = text.substring(start, to).strip();
            group.computeIfPresent(last, (key, value) -> value.length() > 4_000 ? value : value + " " + more);
        } else {
            last = "";
        }
    }

    /** A reply of several lines, written down without folding. */
    private static boolean reply(String text, int from, int to) {
        return to - from > 4
                && (text.charAt(from) == '4' || text.charAt(from) == '5')
                && Character.isDigit(text.charAt(from + 1))
                && Character.isDigit(text.charAt(from + 2))
                && (text.charAt(from + 3) == '-' || text.charAt(from + 3) == ' ');
    }

    private static String known(String text, int from, int colon) {
        int end = colon;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (String name : KNOWN) {
            if (name.length() == end - from && text.regionMatches(true, from, name, 0, name.length())) {
                return name;
            }
        }
        return "";
    }

    private static boolean recipient(String name) {
        return name.equals("final-recipient") || name.equals("original-recipient");
    }

    private void endGroup() {
        if (!group.isEmpty()) {
            groups.add(group);
            group = new HashMap<>();
        }
        last = "";
    }

    private List<Finding> findings() {
        if (!any) {
            return List.of();
        }
        Map<String, String> perMessage = new HashMap<>();
        List<Map<String, String>> recipients = new ArrayList<>();
        for (Map<String, String> one : groups) {
            boolean named =
                    one.keySet().stream().anyMatch(StatusFields::recipient) || one.containsKey("x-actual-recipient");
            boolean judged =
                    one.containsKey("action") || one.containsKey("status") || one.containsKey("diagnostic-code");
            if (named && recipients.size() >= mail.limits().recipients()) {
                mail.cut(Cut.RECIPIENTS);
                break;
            }
            if (named) {
                recipients.add(one);
            } else if (judged && !recipients.isEmpty()) {
                one.forEach(recipients.get(recipients.size() - 1)::putIfAbsent);
            } else {
                one.forEach(perMessage::putIfAbsent);
            }
        }
        List<Finding> found = new ArrayList<>();
        for (Map<String, String> one : recipients) {
            perMessage.forEach(one::putIfAbsent);
            found.add(finding(one));
        }
        return found;
    }

    private static Finding finding(Map<String, String> one) {
        Finding finding = new Finding();
        finding.original = addressIn(one.getOrDefault("original-recipient", ""));
        finding.recipient = addressIn(one.getOrDefault("final-recipient", ""));
        if (finding.recipient.indexOf('@') < 0) {
            String actual = Addresses.ofField(one.getOrDefault("x-actual-recipient", ""));
            finding.recipient = actual.indexOf('@') > 0 ? actual : finding.recipient;
        }
        finding.status = status(one.getOrDefault("status", ""));
        String diagnostic = one.getOrDefault("diagnostic-code", "");
        int type = diagnostic.indexOf(';');
        finding.diagnostic = type > 0 && type < 20 && diagnostic.indexOf(' ') > type - 2
                ? diagnostic.substring(type + 1).strip()
                : type > 0 && type < 12 ? diagnostic.substring(type + 1).strip() : diagnostic;
        finding.reportingMta = host(one.getOrDefault("reporting-mta", ""));
        finding.remoteMta = host(one.getOrDefault("remote-mta", ""));
        finding.arrivedAt = one.getOrDefault("arrival-date", "");
        finding.lastAttemptAt = one.getOrDefault("last-attempt-date", "");
        finding.messageId = one.getOrDefault("x-original-message-id", one.getOrDefault("original-message-id", ""));
        String action = word(one.getOrDefault("action", ""));
        finding.action = action;
        finding.kind = kind(action, finding.status);
        finding.gaveUp = action.startsWith("expired");
        return finding;
    }

    private static String addressIn(String value) {
        return Addresses.ofField(value.indexOf("\\x{") < 0 ? value : unescaped(value));
    }

    /** RFC 6533 §3: {@code \x{fc}} in an address of type utf-8. */
    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = value.indexOf("\\x{"); open >= 0; open = value.indexOf("\\x{", at)) {
            int close = value.indexOf('}', open);
            int code = 0;
            for (int i = open + 3; i < close && close - open < 10; i++) {
                code = code * 16 + Math.max(0, Character.digit(value.charAt(i), 16));
            }
            if (close < 0 || !Character.isValidCodePoint(code) || code < ' ') {
                break;
            }
            out.append(value, at, open).appendCodePoint(code);
            at = close + 1;
        }
        return out.append(value, at, value.length()).toString();
    }

    /** The code, also where a reply stands before it. */
    private static String status(String value) {
        String first = firstWord(value);
        return Codes.isStatus(first) ? first : Codes.status(value).orElse(first);
    }

    /** RFC 3464 §2.3.3, and what is written instead. */
    private static FeedbackKind kind(String action, String status) {
        if (action.startsWith("delay")) {
            return FeedbackKind.DELAYED;
        }
        if (action.startsWith("deliver")
                || action.startsWith("relay")
                || action.startsWith("expand")
                || action.startsWith("success")) {
            return FeedbackKind.DELIVERED;
        }
        return action.isEmpty() && status.startsWith("2.") ? FeedbackKind.DELIVERED : FeedbackKind.BOUNCE;
    }

    private static String host(String value) {
        int type = value.indexOf(';');
        return firstWord(type >= 0 ? value.substring(type + 1).strip() : value);
    }

    /** The word of a field that has one, in lower case: comments and quotes may stand around it (RFC 5322 §3.2.2). */
    static String word(String value) {
        int start = 0;
        int depth = 0;
        while (start < value.length() && (depth > 0 || " \t\"'(".indexOf(value.charAt(start)) >= 0)) {
            depth += value.charAt(start) == '(' ? 1 : value.charAt(start) == ')' ? -1 : 0;
            start++;
        }
        int end = start;
        while (end < value.length() && (Character.isLetterOrDigit(value.charAt(end)) || value.charAt(end) == '-')) {
            end++;
        }
        return value.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String value) {
        int end = 0;
        while (end < value.length() && " \t(".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end);
    }
}
