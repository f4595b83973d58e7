package io.github.mailworthy.storage.contract;

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
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that keeps every rule, to break one thing at a time in. */
class Passing implements Storage {
    final Storage good = new InMemoryStorage();

    @Override
    public Rows find(Collection<? extends Key<?>> keys) {
        return good.find(keys);
    }

    @Override
    public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
        return good.counts(keys);
    }

    @Override
    public List<Settled> apply(List<Change> changes) {
        return good.apply(changes);
    }

    @Override
    public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
        return good.claimDue(kind, now, lease, limit);
    }

    @Override
    public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
        return good.waiting(kind, after, limit);
    }

    @Override
    public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
        return good.list(account, kind, after, limit);
    }

    @Override
    public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        return good.log(about, kind, before, limit);
    }

    @Override
    public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
        return good.changed(kind, account, since, limit);
    }

    @Override
    public int purge(Kind<?> kind, Instant dueBefore, int limit) {
        return good.purge(kind, dueBefore, limit);
    }

    @Override
    public int purgeCounts(LocalDate before, int limit) {
        return good.purgeCounts(before, limit);
    }
}
