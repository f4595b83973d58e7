package io.github.mailworthy.storage.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The value that the rules write, exported only so that every store's codec can reach it.
 *
 * @param number tells one from another
 * @param text anything
 * @param at some instant
 * @param more anything
 */
public record Note(long number, String text, Optional<Instant> at, List<String> more) {
    static Note of(long number) {
        return new Note(number, "note " + number, Optional.empty(), List.of());
    }

    static Note of(String text) {
        return new Note(0, text, Optional.empty(), List.of(text, text));
    }
}
