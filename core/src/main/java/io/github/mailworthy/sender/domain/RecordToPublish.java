package io.github.mailworthy.sender.domain;

import io.github.mailworthy.dns.RecordType;

/**
 * A record that belongs into the customer's zone.
 *
 * @param name absolute, without the final dot
 * @param type of the record
 * @param value for TXT the text, unquoted and whole; for MX preference and name; for CNAME the name
 * @param required whether the domain cannot be verified without
 * @param why what it is for, for people
 */
public record RecordToPublish(String name, RecordType type, String value, boolean required, String why) {
    private static final int LONGEST_STRING = 255;

    /** As a line of a master file (RFC 1035 §5.1); long texts in several strings. */
    public String zoneLine() {
        return name + ". IN " + type + " " + data();
    }

    private String data() {
        return switch (type) {
            case TXT -> strings();
            case CNAME, MX -> value + ".";
            default -> value;
        };
    }

    private String strings() {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < value.length() || at == 0; at += LONGEST_STRING) {
            String part = value.substring(at, Math.min(value.length(), at + LONGEST_STRING));
            out.append(at == 0 ? "\"" : " \"")
                    .append(part.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return out.toString();
    }

    /** For a person at a web form: what to enter where. */
    public String text() {
        return why + "\n  type:  " + type + "\n  name:  " + name + "\n  value: " + value;
    }
}
