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
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps rows, counters and logs, and applies a {@link Change} whole or not at all.
 *
 * <p>Questions take collections, so that a thousand items cost a few round trips. Every method MUST be safe for many threads of many
 * nodes at once. Every method MUST throw {@link StorageException}, and nothing else, when the store cannot do its work, and
 * {@link IllegalArgumentException} for a limit below 1 or a cursor that is not its own. Instants lie in the years 1 to 9999; a store
 * MUST keep a {@code due} to the microsecond and MAY drop what is finer. A kind is told by its name. What one account owns MUST
 * never be seen through another. Texts are compared exactly and whole, to the last character of the longest; account and id are two
 * things, whatever stands in them. Every question MUST answer a row's value, version and due of the same write.
 *
 * <p>{@code StorageContract.rules()} holds all of this as runnable rules.
 */
public interface Storage {
    /**
     * Answers every row asked for, of any kinds and accounts; absent ones with version 0.
     *
     * <p>Each row MUST be answered as one {@link #apply} left it (value, version and due of the same write), and a row written before
     * the call MUST be seen. Two rows of one answer MAY stem from different moments. A key MAY be asked for twice.
     */
    Rows find(Collection<? extends Key<?>> keys);

    /** Answers every counter asked for, 0 if it was never counted. A counter written before the call MUST be seen. */
    Map<CounterKey, Long> counts(Collection<CounterKey> keys);

    /**
     * Applies the changes as if one after another in list order; each whole or {@link Settled#STALE}.
     *
     * <p>A change MUST be stale, and leave nothing behind, if one row is not at its expected version (0: it exists although it must
     * not) or one counter would pass its limit; a later change of the list MUST see what an earlier one wrote and counted. A put row's version
     * MUST rise by exactly one; a new row MUST get a version that the same key never had before, and a higher one (where two nodes make and
     * remove one row at the same moment, their two lives MAY come in another order). A log line
     * MUST be kept under the version that its row got. Logs to be forgotten MUST be erased before new lines are written.
     * A removal MUST leave the row's log where it is, for the row's next life too: nothing but {@link Change#forget()} erases it, and
     * that erases no other.
     *
     * <p>Applied changes MUST survive a crash. On {@link StorageException} each change is applied whole or not at all, unknown
     * which. A store MAY apply the list in one transaction and MAY try again by itself while nothing was applied.
     *
     * @return one answer per change, in list order
     */
    List<Settled> apply(List<Change> changes);

    /**
     * Takes rows whose due instant is not after now, earliest first: {@code due} becomes {@code now + lease} and the version rises by one,
     * which fences a worker whose lease ran out.
     *
     * <p>MUST never hand one row to two callers before the lease ends. MUST keep the value, and MUST NOT undo a put that was applied while
     * it looked for rows. MAY answer fewer than there are while others are claiming too,
     * and MAY order rows of the same due instant as it likes. SHOULD pass over a row that it cannot read any more, and say so in its log:
     * one such row must not hold up all others. Answers the rows as they are after the claim.
     */
    <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit);

    /**
     * Looks at the rows of a kind that have a due instant, in all accounts, earliest due first, taking none.
     *
     * <p>Rows of the same due instant MAY come in any order, but MUST come in the same one at each call. A row that stays as it is
     * MUST come exactly once while the pages are read through.
     */
    <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit);

    /**
     * The rows of one kind in one account, by id in code point order (which is the order of their UTF-8 bytes).
     *
     * <p>A row that stays while the pages are read through MUST come exactly once.
     */
    <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit);

    /**
     * The lines of one kind in a row's log, newest first: by version, and within one change by place, highest first.
     *
     * <p>A line that stays while the pages are read through MUST come exactly once, whatever is written meanwhile.
     */
    <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit);

    /**
     * The rows of a kind that were put since the cursor, each at least once, in the store's order; without a cursor, every row there
     * is.
     *
     * <p>For those who keep a picture of the rows up to date: read until a page is empty, keep the last cursor, come back later with
     * it. {@link Page#next()} MUST always be there. A row whose put is finished before a call and that was put since the cursor MUST
     * come, with its present value, however long the put took and whichever finished first: numbering the writes when they begin is
     * not enough, since a later number may be seen before an earlier one is; nor is one number for all rows of a change or list, since a
     * page may end among them. A page MUST NOT be empty while there are more. A row MAY come more than once, and a claim MAY count
     * as a put, but MUST NOT take one away that was not told yet. Removals MAY go untold. A cursor that was got inside a transaction
     * of the host's which did not commit is worth nothing.
     *
     * @param account only its rows; all accounts if empty. A cursor goes with the same account it was got for
     */
    <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit);

    /**
     * Removes rows of a kind whose due instant lies before the given one: for kinds whose due is the instant they may be forgotten.
     *
     * <p>Rows without a due instant MUST stay, and so MUST one whose due instant is moved on before it is removed. Logs MUST stay.
     *
     * @return how many were removed; call again until 0. MAY be fewer than the limit before the end
     */
    int purge(Kind<?> kind, Instant dueBefore, int limit);

    /**
     * Removes counters of days before the given one, of all accounts.
     *
     * @return how many were removed; call again until 0
     */
    int purgeCounts(LocalDate before, int limit);
}
