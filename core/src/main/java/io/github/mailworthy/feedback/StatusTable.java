package io.github.mailworthy.feedback;

import static io.github.mailworthy.feedback.BounceCategory.*;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** What an enhanced status code says, for a receiver that says nothing else (RFC 3463 §3, RFC 5248, RFC 7505). */
final class StatusTable {
    /** Subject and detail, whatever the class. */
    private static final ImmutableMap<String, BounceCategory> BY_DETAIL = ImmutableMap.<String, BounceCategory>builder()
            .put("1.0", UNSPECIFIED_RECIPIENT)
            .put("1.1", NO_SUCH_MAILBOX)
            .put("1.2", NO_SUCH_DOMAIN)
            .put("1.3", NO_SUCH_MAILBOX)
            .put("1.4", UNSPECIFIED_RECIPIENT)
            .put("1.5", UNSPECIFIED_RECIPIENT)
            .put("1.6", MOVED)
            .put("1.7", POLICY)
            .put("1.8", POLICY)
            .put("1.9", PROTOCOL)
            .put("1.10", NULL_MX)
            .put("2.0", UNSPECIFIED_RECIPIENT)
            .put("2.1", MAILBOX_DISABLED)
            .put("2.2", MAILBOX_FULL)
            .put("2.3", MESSAGE_TOO_BIG)
            .put("2.4", UNSPECIFIED_RECIPIENT)
            .put("3.1", SERVER_DOWN)
            .put("3.2", SERVER_DOWN)
            .put("3.3", CONVERSION)
            .put("3.4", MESSAGE_TOO_BIG)
            .put("4.1", ROUTING)
            .put("4.4", NO_SUCH_DOMAIN)
            .put("4.7", EXPIRED)
            .put("7.13", MAILBOX_DISABLED)
            .put("7.17", MOVED)
            .put("7.18", MOVED)
            .put("7.20", AUTHENTICATION)
            .put("7.21", AUTHENTICATION)
            .put("7.22", AUTHENTICATION)
            .put("7.23", AUTHENTICATION)
            .put("7.24", AUTHENTICATION)
            .put("7.25", AUTHENTICATION)
            .put("7.26", AUTHENTICATION)
            .put("7.27", AUTHENTICATION)
            .put("7.28", RATE)
            .put("7.29", AUTHENTICATION)
            .buildOrThrow();

    private StatusTable() {}

    /** What a code says; empty for x.0.0 and for what is no code. */
    static Optional<BounceCategory> category(String status) {
        if (!Codes.isStatus(status) || status.charAt(0) == '2') {
            return Optional.empty();
        }
        boolean temporary = status.charAt(0) == '4';
        String detail = status.substring(2);
        if (temporary && detail.startsWith("7.")) {
            return Optional.of(TEMPORARY_POLICY);
        }
        if (temporary && detail.equals("4.4")) {
            return Optional.of(ROUTING);
        }
        if (temporary && detail.equals("5.3")) {
            return Optional.of(RATE);
        }
        BounceCategory exact = BY_DETAIL.get(detail);
        return exact != null ? Optional.of(exact) : bySubject(detail.charAt(0));
    }

    private static Optional<BounceCategory> bySubject(char subject) {
        return Optional.ofNullable(
                switch (subject) {
                    case '1', '2' -> UNSPECIFIED_RECIPIENT;
                    case '3' -> SERVER_DOWN;
                    case '4' -> ROUTING;
                    case '5' -> PROTOCOL;
                    case '6' -> CONTENT;
                    case '7' -> POLICY;
                    default -> null;
                });
    }
}
