package io.github.mailworthy.storage.contract;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores that lose rows where a page ends, or take the wrong ones, by the rule that catches them. */
final class BrokenPages {
    private static final int ALL = 100_000;

    private BrokenPages() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put("changed-together", OneNumberForAList::new);
        all.put("changed-between-others", FiltersLate::new);
        all.put("changed-claimed", HidesClaimed::new);
        all.put("due-waiting-accounts", WaitsWithoutAccount::new);
        all.put("due-waiting-changing", WaitsByOffset::new);
        all.put("due-waiting, without sign", WaitsWithoutSign::new);
        all.put("log-while-writing", LogsByOffset::new);
        all.put("log-own, places by kind", PlacesByKind::new);
        all.put(
                "due-claim, by id",
                () -> new Claims(
                        rows -> sorted(
                                rows, Comparator.comparing(row -> row.key().id())),
                        UnaryOperator.identity()));
        all.put(
                "due-claim, any in order",
                () -> new Claims(
                        rows -> sorted(
                                rows, Comparator.comparing(row -> row.key().id())),
                        rows -> sorted(
                                rows, Comparator.comparing(row -> row.due().orElseThrow()))));
        for (Question question : Question.values()) {
            all.put("apart-kinds, " + question + " by beginning", () -> new ByBeginning(question));
        }
        return all;
    }

    private static List<Kept<?>> sorted(List<Kept<?>> rows, Comparator<Kept<?>> order) {
        return rows.stream().sorted(order).toList();
    }

    /** All rows of a list get one number, and that is all a cursor knows. */
    private static final class OneNumberForAList extends Passing {
        private final Map<Key<?>, Long> numbers = new HashMap<>();
        private long lists;

        @Override
        public synchronized List<Settled> apply(List<Change> changes) {
            lists++;
            for (Change change : changes) {
                change.writes().forEach(write -> numbers.put(write.key(), lists));
            }
            return good.apply(changes);
        }

        private long number(Kept<?> row) {
            return numbers.getOrDefault(row.key(), 0L);
        }

        @Override
        public synchronized <T> Page<Kept<T>> changed(
                Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            long from =
                    since.map(cursor -> Long.parseLong(cursor.parts(1).get(0))).orElse(0L);
            List<Kept<T>> rows = good.changed(kind, account, Optional.empty(), ALL).items().stream()
                    .filter(row -> number(row) > from)
                    .sorted(Comparator.comparingLong(this::number))
                    .limit(limit)
                    .toList();
            long last = rows.isEmpty() ? from : number(rows.get(rows.size() - 1));
            return new Page<>(rows, Optional.of(Cursor.of(Long.toString(last))));
        }
    }

    /** So many rows of all accounts, and of those the account's. */
    private static final class FiltersLate extends Passing {
        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            Page<Kept<T>> page = good.changed(kind, Optional.empty(), since, limit);
            return new Page<>(
                    page.items().stream()
                            .filter(row ->
                                    account.isEmpty() || row.key().account().equals(account.get()))
                            .toList(),
                    page.next());
        }
    }

    /** A claim takes a row out of what changed. */
    private static final class HidesClaimed extends Passing {
        private final Set<Key<?>> claimed = ConcurrentHashMap.newKeySet();

        @Override
        public List<Settled> apply(List<Change> changes) {
            changes.forEach(change -> change.writes().forEach(write -> claimed.remove(write.key())));
            return good.apply(changes);
        }

        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            List<Kept<T>> rows = good.claimDue(kind, now, lease, limit);
            rows.forEach(row -> claimed.add(row.key()));
            return rows;
        }

        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            Page<Kept<T>> page = good.changed(kind, account, since, limit);
            return since.isEmpty()
                    ? page
                    : new Page<>(
                            page.items().stream()
                                    .filter(row -> !claimed.contains(row.key()))
                                    .toList(),
                            page.next());
        }
    }

    private static final class WaitsWithoutAccount extends Passing {
        private record Place(Instant due, String id) {
            static Place of(Kept<?> row) {
                return new Place(row.due().orElseThrow(), row.key().id());
            }
        }

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::due).thenComparing(Place::id);

        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            Place from = after.map(cursor -> cursor.parts(2))
                    .map(parts -> new Place(Instant.parse(parts.get(0)), parts.get(1)))
                    .orElse(new Place(Instant.MIN, ""));
            if (limit < 1) {
                throw new IllegalArgumentException("limit");
            }
            List<Kept<T>> rows = good.waiting(kind, Optional.empty(), ALL).items().stream()
                    .filter(row -> ORDER.compare(Place.of(row), from) > 0)
                    .sorted(Comparator.comparing(Place::of, ORDER))
                    .limit(limit)
                    .toList();
            return new Page<>(
                    rows,
                    rows.size() < limit ? Optional.empty() : Optional.of(cursor(Place.of(rows.get(rows.size() - 1)))));
        }

        private static Cursor cursor(Place place) {
            return Cursor.of(place.due().toString(), place.id());
        }
    }

    private static final class WaitsByOffset extends Passing {
        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            return BrokenReads.byOffset(
                    good.waiting(kind, Optional.empty(), ALL).items(), after, limit);
        }
    }

    /** Takes what lies before 1970 for what lies far ahead. */
    private static final class WaitsWithoutSign extends Passing {
        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            List<Kept<T>> rows =
                    new ArrayList<>(good.waiting(kind, Optional.empty(), ALL).items());
            rows.sort(Comparator.comparing(row -> row.due().orElseThrow().isBefore(Instant.EPOCH)));
            return BrokenReads.byOffset(rows, after, limit);
        }
    }

    private static final class LogsByOffset extends Passing {
        @Override
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            return BrokenReads.byOffset(
                    good.log(about, kind, Optional.empty(), ALL).items(), before, limit);
        }
    }

    private static final class PlacesByKind extends Passing {
        @Override
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            Page<Logged<L>> page = good.log(about, kind, before, limit);
            boolean later = page.items().size() == 1 && page.items().get(0).index() > 0;
            return new Page<>(
                    page.items().stream()
                            .map(line -> new Logged<>(line.version(), later ? 0 : line.index(), line.entry()))
                            .toList(),
                    page.next());
        }
    }

    /** Takes the first of the rows that are due, in an order of its own. */
    private static final class Claims extends Passing {
        private final Function<List<Kept<?>>, List<Kept<?>>> taken;
        private final UnaryOperator<List<Kept<?>>> answered;

        Claims(Function<List<Kept<?>>, List<Kept<?>>> taken, UnaryOperator<List<Kept<?>>> answered) {
            this.taken = taken;
            this.answered = answered;
        }

        @Override
        @SuppressWarnings("unchecked") // the rows are of the kind
        public synchronized <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            List<Kept<?>> due =
                    new ArrayList<>(good.waiting(kind, Optional.empty(), ALL).items());
            due.removeIf(row -> row.due().orElseThrow().isAfter(now));
            List<Kept<T>> claimed = new ArrayList<>();
            for (Kept<?> row :
                    answered.apply(taken.apply(due).stream().limit(limit).toList())) {
                Kept<T> one = (Kept<T>) row;
                Write<T> claim = one.put(one.value().orElseThrow(), now.plus(lease));
                good.apply(List.of(Change.builder().write(claim).build()));
                claimed.add(good.find(List.of(one.key())).get(one.key()));
            }
            return claimed;
        }
    }

    enum Question {
        LIST,
        WAITING,
        CHANGED,
        CLAIMS
    }

    /** In one question, takes every kind whose name begins with the one asked for. */
    private static final class ByBeginning extends Passing {
        private final Question wrong;
        private final Set<Kind<?>> kinds = ConcurrentHashMap.newKeySet();

        ByBeginning(Question wrong) {
            this.wrong = wrong;
        }

        @Override
        public List<Settled> apply(List<Change> changes) {
            changes.forEach(change ->
                    change.writes().forEach(write -> kinds.add(write.key().kind())));
            return good.apply(changes);
        }

        @SuppressWarnings("unchecked") // wrong, as it is meant to be
        private <T> List<Kind<T>> more(Kind<T> kind, Question question) {
            List<Kind<T>> more = new ArrayList<>();
            kinds.stream()
                    .filter(other -> question == wrong && other.name().startsWith(kind.name()) && !other.equals(kind))
                    .forEach(other -> more.add((Kind<T>) other));
            return more;
        }

        private static <T> Page<Kept<T>> with(Page<Kept<T>> page, List<Kept<T>> others, int limit) {
            List<Kept<T>> all = new ArrayList<>(page.items());
            all.addAll(others.subList(0, Math.min(others.size(), Math.max(0, limit - all.size()))));
            return new Page<>(all, page.next());
        }

        @Override
        public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
            List<Kept<T>> others = new ArrayList<>();
            more(kind, Question.LIST)
                    .forEach(other -> others.addAll(
                            good.list(account, other, Optional.empty(), ALL).items()));
            return with(good.list(account, kind, after, limit), others, limit);
        }

        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            List<Kept<T>> others = new ArrayList<>();
            more(kind, Question.WAITING)
                    .forEach(other -> others.addAll(
                            good.waiting(other, Optional.empty(), ALL).items()));
            return with(good.waiting(kind, after, limit), others, limit);
        }

        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            List<Kept<T>> others = new ArrayList<>();
            more(kind, Question.CHANGED)
                    .forEach(other -> others.addAll(
                            good.changed(other, account, Optional.empty(), ALL).items()));
            return with(good.changed(kind, account, since, limit), since.isEmpty() ? others : List.of(), limit);
        }

        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            List<Kept<T>> claimed = new ArrayList<>(good.claimDue(kind, now, lease, limit));
            more(kind, Question.CLAIMS).forEach(other -> claimed.addAll(good.claimDue(other, now, lease, limit)));
            return claimed;
        }
    }
}
