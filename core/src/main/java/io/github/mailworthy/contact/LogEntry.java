package io.github.mailworthy.contact;

import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a contact's log.
 *
 * @param at when it was recorded
 * @param actor who did it
 * @param what happened
 * @param before the status shown before
 * @param after the status shown after
 * @param cause what it goes back to: a message's id, a request's, a check's
 */
public record LogEntry(Instant at, Actor actor, Happening what, Reason before, Reason after, Optional<String> cause) {
    /** The kind of these entries in a store. */
    public static final Kind<LogEntry> KIND = new Kind<>("contact-log", LogEntry.class);
}
