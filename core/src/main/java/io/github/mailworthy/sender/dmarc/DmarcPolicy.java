package io.github.mailworthy.sender.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a domain asks to be done with mail that fails (RFC 9989 §4.7). */
public enum DmarcPolicy {
    /** Nothing. */
    NONE,
    /** Treat it as suspicious. */
    QUARANTINE,
    /** Refuse it. */
    REJECT;

    /** The lower-case word of RFC 9989. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One level down, as {@code t=y} asks for. */
    public DmarcPolicy testing() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    static Optional<DmarcPolicy> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(NONE);
            case "quarantine" -> Optional.of(QUARANTINE);
            case "reject" -> Optional.of(REJECT);
            default -> Optional.empty();
        };
    }
}
