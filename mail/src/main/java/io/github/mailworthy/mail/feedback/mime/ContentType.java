package io.github.mailworthy.mail.feedback.mime;

import java.util.Locale;
import java.util.Optional;

/** A Content-Type field (RFC 2045 §5.1), read as loosely as mails are written. */
record ContentType(String name, String raw) {
    static final ContentType PLAIN = new ContentType("text/plain", "");

    static ContentType of(String value) {
        int end = value.indexOf(';');
        String name = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int blank = name.indexOf(' ');
        return new ContentType(blank > 0 ? name.substring(0, blank) : name, end < 0 ? "" : value.substring(end));
    }

    boolean multipart() {
        return name.startsWith("multipart/");
    }

    /** A part that holds a whole message. */
    boolean message() {
        return name.equals("message/rfc822") || name.equals("message/global");
    }

    /** A part that holds the header of a message. */
    boolean header() {
        return name.equals("text/rfc822-headers")
                || name.equals("message/rfc822-headers")
                || name.equals("message/global-headers")
                || name.equals("text/rfc822-header")
                || name.equals("text/rfc822");
    }

    Optional<String> parameter(String wanted) {
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        String lower = raw.toLowerCase(Locale.ROOT);
        int at = 0;
        while ((at = lower.indexOf(wanted, at)) >= 0) {
            int equals = skipBlanks(lower, at + wanted.length());
            boolean starts = at == 0 || "; \t\r\n".indexOf(lower.charAt(at - 1)) >= 0;
            if (starts && equals < lower.length() && lower.charAt(equals) == '=') {
                return Optional.of(value(skipBlanks(raw, equals + 1))).filter(v -> !v.isEmpty());
            }
            at += wanted.length();
        }
        return Optional.empty();
    }

    private String value(int from) {
        if (from < raw.length() && raw.charAt(from) == '"') {
            int end = raw.indexOf('"', from + 1);
            return raw.substring(from + 1, end < 0 ? raw.length() : end).replace("\\", "");
        }
        int end = from;
        while (end < raw.length() && "; \t".indexOf(raw.charAt(end)) < 0) {
            end++;
        }
        return raw.substring(from, end);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
