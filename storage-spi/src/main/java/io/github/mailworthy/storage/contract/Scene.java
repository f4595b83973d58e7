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
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** A store, two accounts of a rule's own, and short words for what rules do with them. */
final class Scene<T> {
    /** Before anything that a host's rows could be due at, so that a rule claims and purges its own rows only. */
    static final Instant LONG_AGO = Instant.parse("1903-05-06T07:08:09.123456Z");

    static final LocalDate FIRST_DAY = LocalDate.of(3, 1, 1);

    private static final int LETTERS = 12;

    final Storage storage;
    final Kind<T> kind;
    final Kind<Note> lines = new Kind<>("line-" + letters(), Note.class);
    final AccountId mine = new AccountId("mine-" + letters());
    final AccountId other = new AccountId("other-" + letters());
    private final Sample<T> sample;

    Scene(Storage storage, Sample<T> sample) {
        this.storage = storage;
        this.sample = sample;
        this.kind = sample.kind().get();
    }

    static String letters() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            text.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return text.toString();
    }

    T value(int number) {
        return sample.values().apply(number);
    }

    Key<T> key(String id) {
        return kind.key(mine, id);
    }

    CounterKey counter(String what) {
        return new CounterKey(mine, FIRST_DAY, what);
    }

    Kept<T> find(Key<T> key) {
        return storage.find(List.of(key)).get(key);
    }

    Kept<T> find(String id) {
        return find(key(id));
    }

    long count(CounterKey key) {
        Long count = storage.counts(List.of(key)).get(key);
        return Objects.requireNonNull(count, "a counter that was asked for is not answered");
    }

    Settled apply(Change change) {
        List<Settled> answers = storage.apply(List.of(change));
        same(1, answers.size(), "answers for one change");
        return answers.get(0);
    }

    Settled apply(Write<?>... writes) {
        Change.Builder change = Change.builder();
        List.of(writes).forEach(change::write);
        return apply(change.build());
    }

    void applied(Write<?>... writes) {
        same(Settled.APPLIED, apply(writes), "a change that nothing stands against");
    }

    void applied(Change change) {
        same(Settled.APPLIED, apply(change), "a change that nothing stands against");
    }

    void stale(Write<?>... writes) {
        same(Settled.STALE, apply(writes), "a stale change");
    }

    /** Puts over whatever is there. */
    Kept<T> put(String id, int number) {
        applied(find(id).put(value(number)));
        return find(id);
    }

    Kept<T> put(String id, int number, Instant due) {
        applied(find(id).put(value(number), due));
        return find(id);
    }

    /** The change that puts a row and writes a line to its log. */
    Change logged(Kept<T> row, int number, Note... entries) {
        Change.Builder change = Change.builder().write(row.put(value(number)));
        for (Note entry : entries) {
            change.log(row.key(), lines, entry);
        }
        return change.build();
    }

    List<Logged<Note>> log(Key<?> about) {
        return through(before -> storage.log(about, lines, before, 3));
    }

    List<Kept<T>> list(AccountId account, int limit) {
        return through(after -> storage.list(account, kind, after, limit));
    }

    /** All rows that wait, of this rule's accounts. */
    List<Kept<T>> waiting(int limit) {
        List<Kept<T>> all = new ArrayList<>(through(after -> storage.waiting(kind, after, limit)));
        all.removeIf(
                row -> !row.key().account().equals(mine) && !row.key().account().equals(other));
        return all;
    }

    /** Everything that changed since the cursor; adds it, and answers the cursor to go on from. */
    Cursor changed(Optional<AccountId> account, Optional<Cursor> since, int limit, Collection<? super Kept<T>> into) {
        Optional<Cursor> from = since;
        while (true) {
            Page<Kept<T>> page = storage.changed(kind, account, from, limit);
            yes(page.items().size() <= limit, "a page longer than its limit");
            into.addAll(page.items());
            from = page.next();
            yes(from.isPresent(), "a page of changes without a cursor to go on from");
            if (page.items().isEmpty()) {
                return from.orElseThrow();
            }
        }
    }

    /** Reads a list page by page to its end. */
    <X> List<X> through(Function<Optional<Cursor>, Page<X>> page) {
        List<X> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<X> one = page.apply(next);
            all.addAll(one.items());
            yes(one.next().isEmpty() || !one.next().equals(next), "a cursor that does not get on");
            next = one.next();
        } while (next.isPresent());
        return all;
    }

    /** Takes away what the rule put, its counters of the first days too. */
    void tidy() {
        for (AccountId account : List.of(mine, other)) {
            List<Change> removals = new ArrayList<>();
            list(account, 5000)
                    .forEach(row -> removals.add(Change.builder()
                            .write(row.remove())
                            .forget(row.key())
                            .build()));
            storage.apply(removals);
        }
        int gone;
        do {
            gone = storage.purgeCounts(FIRST_DAY.plusDays(2), 20_000);
        } while (gone > 0);
    }

    static void same(Object expected, Object seen, String what) {
        if (!expected.equals(seen)) {
            throw new AssertionError(what + ": expected " + expected + ", saw " + seen);
        }
    }

    static void yes(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
