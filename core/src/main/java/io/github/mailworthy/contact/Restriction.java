package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * One open reason.
 *
 * @param reason why
 * @param at when the latest fact behind it happened
 * @param said what the server, the report or the staff said
 * @param platform whether it holds for every account
 */
public record Restriction(Reason reason, Optional<Instant> at, Optional<String> said, boolean platform) {
    /** The status that it opens. */
    public Status status() {
        return reason.status();
    }
}
