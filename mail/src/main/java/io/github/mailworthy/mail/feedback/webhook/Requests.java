package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all webhooks look at in a request. */
final class Requests {
    private Requests() {}

    static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey() != null && header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }

    static Refused refused(Refused.Why why, String detail) {
        return new Refused(why, detail);
    }

    /** Whether the password is right; the answer takes as long either way. */
    static Optional<Refused> basic(Map<String, List<String>> headers, String user, String password) {
        String given = header(headers, "Authorization");
        if (given.isEmpty()) {
            return Optional.of(refused(Refused.Why.UNSIGNED, "no Authorization"));
        }
        String right =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return same(given, right)
                ? Optional.empty()
                : Optional.of(refused(Refused.Why.FORGED, "wrong user or password"));
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

    static Optional<Instant> iso(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
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
