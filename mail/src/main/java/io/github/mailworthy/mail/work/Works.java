package io.github.mailworthy.mail.work;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every place works with: the store, the accounts, the clock and new ids. Safe for many threads if its parts are.
 *
 * @param storage keeps
 * @param accounts tells the facts of an account
 * @param clock read once per call
 * @param ids gives a new id at each call
 */
public record Works(Storage storage, AccountDirectory accounts, InstantSource clock, Supplier<String> ids) {
    private static final int TRIES = 16;

    /** The present, to the microsecond: what every store can keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads and decides, applies, and does so again while somebody else was faster.
     *
     * @throws ContentionException if somebody else was faster too often
     */
    public <A> A decide(Supplier<Outcome<A>> readAndDecide) {
        for (int i = 0; i < TRIES; i++) {
            Outcome<A> outcome = readAndDecide.get();
            if (apply(outcome.change())) {
                return outcome.answer();
            }
        }
        throw new ContentionException(TRIES);
    }

    /** Applies a change that must not be decided again: a person or the world was asked. */
    public boolean apply(Change change) {
        return change.isEmpty() || storage.apply(List.of(change)).get(0) == Settled.APPLIED;
    }
}
