package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all webhooks look at in a request. */
final class Requests {
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 300;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}][\\p{Cc}\\p{Z}]*");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Requests() {}

    /** The first value of a header; empty if there is none. */
    static String header(Map<String, List<String>> headers, String name) {
        return values(headers, name).findFirst().orElse("");
    }

    private static Stream<String> values(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()) && header.getValue() != null)
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value != null && !value.isBlank());
    }

    /** The detail may hold what a stranger wrote: on one line, and no longer than a line. */
    static Refused refused(Refused.Why why, String detail) {
        return new Refused(why, line(detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail));
    }

    /** On one line: what would break a line, and what cannot be seen, is a blank. */
    static String line(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** Whether a password is right (RFC 7617); the answer takes as long either way. */
    static Optional<Refused> basic(Map<String, List<String>> headers, String user, String password) {
        List<String> given = values(headers, "Authorization").toList();
        if (given.isEmpty()) {
            return Optional.of(refused(Refused.Why.UNSIGNED, "no Authorization"));
        }
        String right = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return given.stream().anyMatch(value -> same(credentials(value), right))
                ? Optional.empty()
                : Optional.of(refused(Refused.Why.FORGED, "wrong user or password"));
    }

    /** What follows the scheme, whose case does not matter; empty for another scheme. */
    private static String credentials(String value) {
        String text = value.strip();
        return text.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? text.substring(BASIC.length()).strip()
                : "";
    }

    static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** Seconds since 1970, with or without a fraction; empty if it is no such number. */
    static Optional<Instant> seconds(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && value < 1e11
                    ? Optional.of(Instant.ofEpochMilli((long) (value * 1_000)))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** A time of RFC 3339 from 1970 to the year 9999; empty if it is none. */
    static Optional<Instant> iso(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant())
                            .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static boolean outside(Optional<Instant> time, Instant now, Duration window) {
        return time.isEmpty() || Duration.between(time.get(), now).abs().compareTo(window) > 0;
    }

    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
