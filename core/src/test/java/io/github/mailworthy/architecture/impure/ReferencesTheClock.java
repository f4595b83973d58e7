package io.github.mailworthy.architecture.impure;

import java.time.Instant;
import java.util.function.Supplier;

/** Impure on purpose: a method reference is no call in the byte code. */
public final class ReferencesTheClock {
    /** Refers to the clock. */
    public Supplier<Instant> answer() {
        return Instant::now;
    }
}
