package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

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
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store that a rule is tried on, whose answers have the form they must have: said here once, and not by each rule. */
final class Answering implements Storage {
    private final Storage store;

    Answering(Storage store) {
        this.store = store;
    }

    @Override
    public Rows find(Collection<? extends Key<?>> keys) {
        return there(store.find(keys), "find");
    }

    @Override
    public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        return there(store.counts(keys), "counts");
    }

    @Override
    public List<Settled> apply(List<Change> changes) {
        List<Settled> answers = there(store.apply(changes), "apply");
        same(changes.size(), answers.size(), "answers of apply");
        return answers;
    }

    @Override
    public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
        List<Kept<T>> claimed = there(store.claimDue(kind, now, lease, limit), "claimDue");
        yes(claimed.size() <= limit, "claimDue with limit " + limit + " answered " + claimed.size() + " rows");
        return claimed;
    }

    @Override
    public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
        return page(store.waiting(kind, after, limit), "waiting", limit);
    }

    @Override
    public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
        return page(store.list(account, kind, after, limit), "list", limit);
    }

    @Override
    public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        return page(store.log(about, kind, before, limit), "log", limit);
    }

    @Override
    public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
        return page(store.changed(kind, account, since, limit), "changed", limit);
    }

    @Override
    public int purge(Kind<?> kind, Instant dueBefore, int limit) {
        return store.purge(kind, dueBefore, limit);
    }

    @Override
    public int purgeCounts(LocalDate before, int limit) {
        return store.purgeCounts(before, limit);
    }

    private static <X> Page<X> page(@Nullable Page<X> page, String question, int limit) {
        Page<X> one = there(page, question);
        int size = one.items().size();
        yes(size <= limit, "a page of " + question + " with limit " + limit + " holds " + size);
        return one;
    }

    private static <A> A there(@Nullable A answer, String question) {
        if (answer == null) {
            throw new AssertionError(question + ": expected an answer, saw null");
        }
        return answer;
    }
}
