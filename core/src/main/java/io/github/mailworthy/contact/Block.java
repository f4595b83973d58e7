package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody's order not to mail an address.
 *
 * @param kind why
 * @param at when
 * @param by whom
 * @param note for the host's staff
 */
public record Block(Kind kind, Instant at, String by, String note) implements Comparable<Block> {
    private static final Comparator<Block> ORDER = Comparator.comparing(Block::at)
            .thenComparing(Block::kind)
            .thenComparing(Block::by)
            .thenComparing(Block::note);

    /** Why an address is blocked, the gravest first. */
    public enum Kind {
        /** An order of law. No grant lifts it, support does. */
        LEGAL,
        /** An address that exists to catch senders of spam. */
        SPAM_TRAP,
        /** Somebody known to send spam or to abuse. */
        KNOWN_SPAMMER,
        /** Support's decision. */
        SUPPORT
    }

    @Override
    public int compareTo(Block other) {
        return ORDER.compare(this, other);
    }
}
