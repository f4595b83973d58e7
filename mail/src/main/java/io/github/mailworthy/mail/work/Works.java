package io.github.mailworthy.mail.work;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.mail.spi.ContactListener;
import io.github.mailworthy.mail.text.OneLine;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What every place works with: the store, the accounts, the clock and new ids. Safe for many threads if its parts are.
 *
 * @param storage keeps
 * @param accounts tells the facts of an account
 * @param clock read once per call
 * @param ids gives a new id at each call: 1 to 100 ASCII letters, digits and {@code - _ . :}; any other makes the caller fail
 * @param listener hears what happened to contacts
 * @param pseudonyms the names of erased addresses
 */
public record Works(
        Storage storage,
        AccountDirectory accounts,
        InstantSource clock,
        Supplier<String> ids,
        ContactListener listener,
        Pseudonyms pseudonyms) {
    private static final int TRIES = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** Looks at each id before it is used: they become keys, and parts of a letter's Message-ID. */
    public Works {
        Supplier<String> given = ids;
        ids = () -> checked(given.get());
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    "the ids given to the builder must be 1 to 100 ASCII letters, digits and - _ . :,"
                            + " and this is not: " + OneLine.of(id));
        }
        return id;
    }

    /** Works of a host that does not listen and erases nobody. */
    public Works(Storage storage, AccountDirectory accounts, InstantSource clock, Supplier<String> ids) {
        this(storage, accounts, clock, ids, event -> {}, Pseudonyms.NONE);
    }

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

    /** Applies a change that must not be decided again: a person or the world was asked. Tells the listener once it is stored. */
    public boolean apply(Change change) {
        return change.isEmpty() || apply(List.of(change)).get(0) == Settled.APPLIED;
    }

    /** Applies changes, each whole or not at all, and tells the listener of those that are stored. */
    public List<Settled> apply(List<Change> changes) {
        List<Settled> settled = storage.apply(changes);
        for (int i = 0; i < changes.size(); i++) {
            if (settled.get(i) == Settled.APPLIED) {
                Telling.tell(listener, changes.get(i));
            }
        }
        return settled;
    }
}
