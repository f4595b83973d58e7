package io.github.mailworthy.mail.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for several threads. */
public final class ManualClock implements InstantSource {
    private Instant now;

    /** A clock that stands at an instant. */
    public ManualClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands at an instant, such as {@code 2026-03-01T09:00:00Z}. */
    public static ManualClock at(String instant) {
        return new ManualClock(Instant.parse(instant));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves it on (or back, by a negative duration) and tells the new instant. */
    public synchronized Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }

    /** Sets it, back too. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
