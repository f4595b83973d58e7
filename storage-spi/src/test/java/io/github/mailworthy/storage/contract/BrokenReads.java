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
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stores that answer, claim or purge wrongly, by the rule that catches them. */
final class BrokenReads {
    private static final int ALL = 100_000;

    private BrokenReads() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put("row-absent", LeavesOutZeros::new);
        all.put("row-seen", LagsBehind::new);
        all.put("row-removed", ShowsRemoved::new);
        all.put("nothing", RefusesNothing::new);
        all.put("version-never-again", CountsFromOne::new);
        all.put("list-by-id", ByUtf16::new);
        all.put("list-while-changing", ByOffset::new);
        all.put("bad-limit", AnswersNothing::new);
        all.put("log-newest-first", OldestFirst::new);
        all.put("due-claim", ClaimsAll::new);
        all.put("due-lease", HalfLease::new);
        all.put("due-fence", NoFence::new);
        all.put("due-waiting", LosesTies::new);
        all.put("due-look", TakesOnLook::new);
        all.put("changed-all", StartsNow::new);
        all.put("changed-since", TellsOnce::new);
        all.put("changed-while-reading", JumpsToNow::new);
        all.put("purge-rows", PurgesEqual::new);
        all.put("purge-rows, to the millisecond", PurgesByMillis::new);
        all.put("purge-counts", PurgesDay::new);
        all.put("apart-accounts", ChangedOfAll::new);
        all.put("apart-kinds", PurgesAllKinds::new);
        all.put("size-change", CountsFew::new);
        return all;
    }

    private static final class LeavesOutZeros extends Passing {
        @Override
        public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
            Map<CounterKey, Long> counts = new HashMap<>(good.counts(keys));
            counts.values().removeIf(n -> n == 0);
            return counts;
        }
    }

    private static final class LagsBehind extends Passing {
        private Optional<Key<?>> last = Optional.empty();

        @Override
        public List<Settled> apply(List<Change> changes) {
            changes.forEach(change -> change.log().forEach(line -> last = Optional.of(line.about())));
            return good.apply(changes);
        }

        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            Page<Kept<T>> page = good.waiting(kind, after, limit);
            return new Page<>(
                    page.items().stream()
                            .filter(row -> !last.equals(Optional.of(row.key())))
                            .toList(),
                    page.next());
        }
    }

    private static final class ShowsRemoved extends Passing {
        private final List<Kept<?>> removed = new ArrayList<>();

        @Override
        public List<Settled> apply(List<Change> changes) {
            for (Change change : changes) {
                for (Write<?> write : change.writes()) {
                    if (write.what() == Write.What.REMOVE) {
                        removed.add(good.find(List.of(write.key())).get(write.key()));
                    }
                }
            }
            return good.apply(changes);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            Page<Kept<T>> page = good.changed(kind, account, since, limit);
            List<Kept<T>> items = new ArrayList<>(page.items());
            removed.stream()
                    .filter(row -> row.exists() && row.key().kind().equals(kind) && since.isEmpty())
                    .forEach(row -> items.add((Kept<T>) row));
            return new Page<>(items, page.next());
        }
    }

    private static final class RefusesNothing extends Passing {
        @Override
        public Rows find(Collection<? extends Key<?>> keys) {
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no keys");
            }
            return good.find(keys);
        }
    }

    /** Versions begin at 1 in every life of a row. */
    private static final class CountsFromOne extends Mapped {
        private static long fake(long version) {
            return version == 0 ? 0 : version % (1 << 20) + 1;
        }

        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            long now = now(write.key()).version();
            long expected = fake(now) == write.expected() ? now : write.expected() == 0 ? 0 : Long.MAX_VALUE;
            return Optional.of(new Write<>(write.key(), expected, write.what(), write.value(), write.due()));
        }

        @Override
        <T> Kept<T> kept(Kept<T> row) {
            return new Kept<>(row.key(), row.value(), fake(row.version()), row.due());
        }

        @Override
        public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
            return faked(good.list(account, kind, after, limit));
        }

        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            return faked(good.waiting(kind, after, limit));
        }

        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            return faked(good.changed(kind, account, since, limit));
        }

        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            return faked(new Page<>(good.claimDue(kind, now, lease, limit), Optional.empty()))
                    .items();
        }

        @Override
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            Page<Logged<L>> page = good.log(about, kind, before, limit);
            return new Page<>(
                    page.items().stream()
                            .map(line -> new Logged<>(fake(line.version()), line.index(), line.entry()))
                            .toList(),
                    page.next());
        }

        private <T> Page<Kept<T>> faked(Page<Kept<T>> page) {
            return new Page<>(page.items().stream().map(this::kept).toList(), page.next());
        }
    }

    private static final class ByUtf16 extends Passing {
        @Override
        public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit");
            }
            String from = after.map(cursor -> cursor.parts(1).get(0)).orElse("");
            List<Kept<T>> rows = good.list(account, kind, Optional.empty(), ALL).items().stream()
                    .filter(row -> row.key().id().compareTo(from) > 0)
                    .sorted(Comparator.comparing(row -> row.key().id()))
                    .limit(limit)
                    .toList();
            return new Page<>(
                    rows,
                    rows.size() < limit
                            ? Optional.empty()
                            : Optional.of(
                                    Cursor.of(rows.get(rows.size() - 1).key().id())));
        }
    }

    static <X> Page<X> byOffset(List<X> all, Optional<Cursor> after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit");
        }
        int from = after.map(cursor -> Integer.parseInt(cursor.parts(1).get(0))).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(
                all.subList(Math.min(from, to), to),
                to == all.size() ? Optional.empty() : Optional.of(Cursor.of(Integer.toString(to))));
    }

    private static final class ByOffset extends Passing {
        @Override
        public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
            return byOffset(good.list(account, kind, Optional.empty(), ALL).items(), after, limit);
        }
    }

    private static final class AnswersNothing extends Passing {
        @Override
        public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
            return limit < 1 ? new Page<>(List.of(), Optional.empty()) : good.list(account, kind, after, limit);
        }
    }

    private static final class OldestFirst extends Passing {
        @Override
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            List<Logged<L>> all =
                    new ArrayList<>(good.log(about, kind, Optional.empty(), ALL).items());
            Collections.reverse(all);
            return byOffset(all, before, limit);
        }
    }

    private static final class ClaimsAll extends Passing {
        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            return good.claimDue(kind, now, lease, ALL);
        }
    }

    private static final class HalfLease extends Passing {
        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            return good.claimDue(kind, now, lease.dividedBy(2), limit);
        }
    }

    private static final class NoFence extends Mapped {
        private final Set<Key<?>> claimed = new HashSet<>();

        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            List<Kept<T>> rows = good.claimDue(kind, now, lease, limit);
            rows.forEach(row -> claimed.add(row.key()));
            return rows;
        }

        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            return Optional.of(
                    claimed.contains(write.key())
                            ? new Write<>(
                                    write.key(), now(write.key()).version(), write.what(), write.value(), write.due())
                            : write);
        }
    }

    private static final class LosesTies extends Passing {
        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit");
            }
            Instant from =
                    after.map(cursor -> Instant.parse(cursor.parts(1).get(0))).orElse(Instant.MIN);
            List<Kept<T>> rows = good.waiting(kind, Optional.empty(), ALL).items().stream()
                    .filter(row -> row.due().orElseThrow().isAfter(from))
                    .limit(limit)
                    .toList();
            return new Page<>(
                    rows,
                    rows.size() < limit
                            ? Optional.empty()
                            : Optional.of(Cursor.of(rows.get(rows.size() - 1)
                                    .due()
                                    .orElseThrow()
                                    .toString())));
        }
    }

    private static final class TakesOnLook extends Passing {
        @Override
        public <T> Page<Kept<T>> waiting(Kind<T> kind, Optional<Cursor> after, int limit) {
            Page<Kept<T>> page = good.waiting(kind, after, limit);
            good.claimDue(kind, Scene.LONG_AGO, Duration.ofDays(1), ALL);
            return page;
        }
    }

    private static final class StartsNow extends Passing {
        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            return since.isPresent()
                    ? good.changed(kind, account, since, limit)
                    : new Page<>(
                            List.of(),
                            good.changed(kind, account, Optional.empty(), ALL).next());
        }
    }

    private static final class TellsOnce extends Passing {
        private final Set<Key<?>> told = new HashSet<>();
        private final Set<Cursor> mine = new HashSet<>();

        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            Page<Kept<T>> page = good.changed(kind, account, since, limit);
            if (since.isEmpty()) {
                told.clear();
            }
            List<Kept<T>> fresh =
                    page.items().stream().filter(row -> told.add(row.key())).toList();
            page.next().ifPresent(mine::add);
            return new Page<>(fresh, page.next());
        }
    }

    /** Takes a picture at the first page, and goes on from the end of its last page. */
    private static final class JumpsToNow extends Passing {
        private List<?> picture = List.of();

        @Override
        @SuppressWarnings("unchecked")
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            if (since.isPresent() && !since.get().value().startsWith("picture")) {
                return good.changed(kind, account, since, limit);
            }
            if (since.isEmpty()) {
                picture = good.changed(kind, account, Optional.empty(), ALL).items();
            }
            int from = since.map(cursor -> Integer.parseInt(cursor.parts(2).get(1)))
                    .orElse(0);
            int to = Math.min(picture.size(), from + limit);
            List<Kept<T>> items = (List<Kept<T>>) picture.subList(from, to);
            return new Page<>(
                    items,
                    to < picture.size()
                            ? Optional.of(Cursor.of("picture", Integer.toString(to)))
                            : good.changed(kind, account, Optional.empty(), ALL).next());
        }
    }

    private static final class PurgesEqual extends Passing {
        @Override
        public int purge(Kind<?> kind, Instant dueBefore, int limit) {
            return good.purge(kind, dueBefore.plusNanos(1000), limit);
        }
    }

    private static final class PurgesByMillis extends Passing {
        @Override
        public int purge(Kind<?> kind, Instant dueBefore, int limit) {
            return good.purge(kind, dueBefore.truncatedTo(ChronoUnit.MILLIS), limit);
        }
    }

    private static final class PurgesDay extends Passing {
        @Override
        public int purgeCounts(LocalDate before, int limit) {
            return good.purgeCounts(before.plusDays(1), limit);
        }
    }

    private static final class ChangedOfAll extends Passing {
        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            return good.changed(kind, Optional.empty(), since, limit);
        }
    }

    private static final class PurgesAllKinds extends Passing {
        private final Set<Kind<?>> kinds = new HashSet<>();

        @Override
        public List<Settled> apply(List<Change> changes) {
            changes.forEach(change ->
                    change.writes().forEach(write -> kinds.add(write.key().kind())));
            return good.apply(changes);
        }

        @Override
        public int purge(Kind<?> kind, Instant dueBefore, int limit) {
            int gone = 0;
            for (Kind<?> one : kinds) {
                gone += gone < limit ? good.purge(one, dueBefore, limit - gone) : 0;
            }
            return gone;
        }
    }

    private static final class CountsFew extends Passing {
        @Override
        public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
            return good.counts(keys.stream().limit(1000).toList());
        }
    }
}
