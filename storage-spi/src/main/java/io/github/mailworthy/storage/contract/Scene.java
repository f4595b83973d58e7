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
import io.github.mailworthy.change.Tally;
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
import java.util.function.IntUnaryOperator;

/** A store, two accounts of a rule's own, and short words for what rules do with them. */
final class Scene<T> {
    /** Before anything that a host's rows could be due at, so that a rule claims and purges its own rows only. */
    static final Instant LONG_AGO = Instant.parse("1903-05-06T07:08:09.123456Z");

    static final LocalDate FIRST_DAY = LocalDate.of(3, 1, 1);

    private static final int LETTERS = 12;

    /** More pages or rounds than any rule needs. */
    private static final int ENOUGH = 100_000;

    final Storage storage;
    final Kind<T> kind;
    final Kind<Note> lines = new Kind<>("line-" + letters(), Note.class);
    final AccountId mine = new AccountId("mine-" + letters());
    final AccountId other = new AccountId("other-" + letters());
    private final Sample<T> sample;
    private final List<AccountId> accounts = new ArrayList<>(List.of(mine, other));
    private final List<Kind<?>> kinds = new ArrayList<>();

    Scene(Storage storage, Sample<T> sample) {
        this.storage = storage;
        this.sample = sample;
        this.kind = sample.kind().get();
        kinds.add(kind);
    }

    /** One more account of the rule's own, whose name begins with the rule's. */
    AccountId account(String rest) {
        AccountId account = new AccountId(mine.value() + rest);
        accounts.add(account);
        return account;
    }

    /** One more kind of row, whose name begins with that of the rule's kind. */
    Kind<Note> kind(String rest) {
        Kind<Note> more = new Kind<>(kind.name() + rest, Note.class);
        kinds.add(more);
        return more;
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

    T largeValue() {
        return sample.large().get();
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

    void applied(List<Change> changes) {
        List<Settled> answers = storage.apply(changes);
        for (int i = 0; i < answers.size(); i++) {
            same(Settled.APPLIED, answers.get(i), "change " + i + " of a list that nothing stands against");
        }
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

    /** The change that puts a row which comes due, and writes a line to its log. */
    Change logged(Kept<T> row, int number, Instant due, Note entry) {
        return Change.builder()
                .write(row.put(value(number), due))
                .log(row.key(), lines, entry)
                .build();
    }

    /** The newest line of a row's log. */
    Logged<Note> newest(Key<?> about) {
        return first(log(about), "lines in a log that was written to");
    }

    static <X> X first(List<X> all, String what) {
        yes(!all.isEmpty(), what + ": expected at least one, saw none");
        return all.get(0);
    }

    /** Puts different rows with a line in each log, and counts different counters: each must stay what it is. */
    void apart(List<Key<T>> keys, List<CounterKey> counters) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            changes.add(logged(Kept.absent(keys.get(i)), i, Note.of(i)));
        }
        for (int i = 0; i < counters.size(); i++) {
            changes.add(Change.builder()
                    .tally(Tally.unlimited(counters.get(i), i + 1))
                    .build());
        }
        applied(changes);
        for (int i = 0; i < keys.size(); i++) {
            String at = " at \"" + keys.get(i).id() + "\" of " + keys.get(i).account();
            same(Optional.of(value(i)), find(keys.get(i)).value(), "the value" + at);
            same(List.of(Note.of(i)), entries(keys.get(i)), "the log" + at);
        }
        for (int i = 0; i < counters.size(); i++) {
            same(i + 1L, count(counters.get(i)), "the counter " + counters.get(i));
        }
    }

    List<Logged<Note>> log(Key<?> about) {
        return through(before -> storage.log(about, lines, before, 3));
    }

    /** What the lines of a row's log say, newest first. */
    List<Note> entries(Key<?> about) {
        return log(about).stream().map(Logged::entry).toList();
    }

    List<Kept<T>> list(AccountId account, int limit) {
        return through(after -> storage.list(account, kind, after, limit));
    }

    /** All rows that wait, of this rule's accounts. */
    List<Kept<T>> waiting(int limit) {
        List<Kept<T>> all = new ArrayList<>(through(after -> storage.waiting(kind, after, limit)));
        all.removeIf(row -> !accounts.contains(row.key().account()));
        return all;
    }

    /** Everything that changed since the cursor; adds it, and answers the cursor to go on from. */
    Cursor changed(Optional<AccountId> account, Optional<Cursor> since, int limit, Collection<? super Kept<T>> into) {
        Optional<Cursor> from = since;
        for (int pages = 0; pages < ENOUGH; pages++) {
            Page<Kept<T>> page = storage.changed(kind, account, from, limit);
            into.addAll(page.items());
            yes(page.next().isPresent(), "a page of changes without a cursor to go on from");
            if (page.items().isEmpty()) {
                return page.next().orElseThrow();
            }
            yes(!page.next().equals(from), "a page of changes whose cursor does not get on");
            from = page.next();
        }
        throw new AssertionError("pages of changes do not come to an end");
    }

    /** Reads a list page by page to its end. */
    <X> List<X> through(Function<Optional<Cursor>, Page<X>> page) {
        List<X> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        for (int pages = 0; pages < ENOUGH; pages++) {
            Page<X> one = page.apply(next);
            all.addAll(one.items());
            yes(one.next().isEmpty() || !one.next().equals(next), "a cursor that does not get on");
            next = one.next();
            if (next.isEmpty()) {
                return all;
            }
        }
        throw new AssertionError("pages do not come to an end");
    }

    /** Purges until nothing is left; answers how many were removed. */
    static int purged(int limit, IntUnaryOperator purge) {
        int gone = 0;
        for (int rounds = 0; rounds < ENOUGH; rounds++) {
            int now = purge.applyAsInt(limit);
            yes(now >= 0 && now <= limit, "a purge of at most " + limit + " removed " + now);
            gone += now;
            if (now == 0) {
                return gone;
            }
        }
        throw new AssertionError("a purge that never answers 0");
    }

    /** Takes away what the rule put, its counters of the first days too. */
    void tidy() {
        for (Kind<?> one : kinds) {
            accounts.forEach(account -> tidy(account, one));
        }
        purged(20_000, limit -> storage.purgeCounts(FIRST_DAY.plusDays(3), limit));
    }

    private <X> void tidy(AccountId account, Kind<X> one) {
        List<Change> removals = new ArrayList<>();
        this.<Kept<X>>through(after -> storage.list(account, one, after, 5000))
                .forEach(row -> removals.add(
                        Change.builder().write(row.remove()).forget(row.key()).build()));
        storage.apply(removals);
    }

    static void same(Object expected, Object seen, String what) {
        if (!expected.equals(seen)) {
            throw new AssertionError(Difference.between(what, String.valueOf(expected), String.valueOf(seen)));
        }
    }

    static void yes(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
