package io.github.mailworthy.architecture.impure;

import java.time.Instant;

/** Impure on purpose. */
public final class AsksTheClock {
    /** Calls the clock. */
    public Instant answer() {
        return Instant.now();
    }
}
