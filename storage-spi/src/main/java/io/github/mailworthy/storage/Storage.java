package io.github.mailworthy.storage;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps rows, counters and logs, and applies a {@link Change} whole or not at all.
 *
 * <p>Questions take collections, so that a thousand items cost a few round trips. Every method may be called by many threads of
 * many nodes at once. Every method throws {@link StorageException}, and nothing else, when the store cannot do its work. Instants
 * are kept to the microsecond.
 */
public interface Storage {
    /** Answers every row asked for, of any kinds and accounts; absent ones with version 0. MUST be one consistent reading per row. */
    Rows find(Collection<? extends Key<?>> keys);

    /** Answers every counter asked for, 0 if it was never counted. */
    Map<CounterKey, Long> counts(Collection<CounterKey> keys);

    /**
     * Applies the changes as if one after another in list order; each whole or {@link Settled#STALE}.
     *
     * <p>A put row's version rises by one; a new row's version MUST be one that the key never had before. On
     * {@link StorageException} each change is applied whole or not at all, unknown which.
     *
     * @return one answer per change, in list order
     */
    List<Settled> apply(List<Change> changes);

    /**
     * Takes rows that are due, earliest first: {@code due} becomes {@code now + lease} and the version rises, which fences a worker
     * whose lease ran out. MUST never hand one row to two callers.
     */
    <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit);

    /** Looks at rows that have a due instant, of all accounts, earliest due first and then by account and id, taking none. */
    <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit);

    /** The rows of one kind in one account, by id in code point order. */
    <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit);

    /** The log of a row, newest first: by version, and within one change by place. */
    <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit);
}
