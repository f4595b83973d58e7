package io.github.mailworthy.storage.contract;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Stores that are right while one thread is alone with them, by the rule that catches them. */
final class BrokenCrowds {
    private BrokenCrowds() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put(
                "crowd-one-row",
                () -> new ChecksThenWrites(change ->
                        change.writes().size() == 1 && change.writes().get(0).expected() > 0));
        all.put(
                "crowd-new-row",
                () -> new ChecksThenWrites(change ->
                        change.writes().size() == 1 && change.writes().get(0).expected() == 0));
        all.put("crowd-require", RequiresThenWrites::new);
        all.put("crowd-opposite", Deadlocks::new);
        all.put("crowd-limit", CountsThenAdds::new);
        all.put("crowd-claim", LooksThenClaims::new);
        all.put("changed-crowd", LosesLate::new);
        return all;
    }

    /** As long as a database takes: another thread comes in between. */
    static void slowly() {
        LockSupport.parkNanos(500_000);
    }

    @SuppressWarnings("unchecked") // the rules write notes only
    static Kind<Note> notes(Kind<?> kind) {
        return (Kind<Note>) kind;
    }

    private static class ChecksThenWrites extends Passing {
        private final Predicate<Change> unlocked;

        ChecksThenWrites(Predicate<Change> unlocked) {
            this.unlocked = unlocked;
        }

        @Override
        public List<Settled> apply(List<Change> changes) {
            if (changes.size() != 1 || !unlocked.test(changes.get(0))) {
                return good.apply(changes);
            }
            Write<?> write = changes.get(0).writes().get(0);
            if (now(write).version() != write.expected()) {
                return List.of(Settled.STALE);
            }
            slowly();
            Settled settled;
            do {
                Change.Builder change = Change.builder().write(over(write));
                changes.get(0).log().forEach(line -> change.log(line.about(), notes(line.kind()), (Note) line.entry()));
                settled = good.apply(List.of(change.build())).get(0);
            } while (settled == Settled.STALE);
            return List.of(Settled.APPLIED);
        }

        private Kept<?> now(Write<?> write) {
            return good.find(List.of(write.key())).get(write.key());
        }

        private <T> Write<T> over(Write<T> write) {
            return new Write<>(write.key(), now(write).version(), write.what(), write.value(), write.due());
        }
    }

    private static final class RequiresThenWrites extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = new ArrayList<>();
            for (Change change : changes) {
                Change.Builder required = Change.builder();
                Change.Builder written = Change.builder();
                change.writes()
                        .forEach(write -> (write.what() == Write.What.REQUIRE ? required : written).write(write));
                written.add(new Change(List.of(), change.tallies(), List.of(), change.forget()));
                Change rest = new Change(written.build().writes(), change.tallies(), change.log(), change.forget());
                Settled first = good.apply(List.of(required.build())).get(0);
                if (first == Settled.APPLIED
                        && rest.writes().size() < change.writes().size()) {
                    slowly();
                }
                answers.add(
                        first == Settled.STALE
                                ? first
                                : good.apply(List.of(rest)).get(0));
            }
            return answers;
        }
    }

    private static final class Deadlocks extends Passing {
        private final AtomicBoolean busy = new AtomicBoolean();

        @Override
        public List<Settled> apply(List<Change> changes) {
            if (changes.size() < 2) {
                return good.apply(changes);
            }
            if (!busy.compareAndSet(false, true)) {
                throw new StorageException("deadlock", true, null);
            }
            slowly();
            List<Settled> answers = good.apply(changes);
            busy.set(false);
            return answers;
        }
    }

    private static final class CountsThenAdds extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            if (changes.size() != 1 || changes.get(0).tallies().size() != 1) {
                return good.apply(changes);
            }
            Change change = changes.get(0);
            Tally tally = change.tallies().get(0);
            long count = good.counts(List.of(tally.key())).getOrDefault(tally.key(), 0L);
            if (count > tally.atMost() - tally.add()) {
                return List.of(Settled.STALE);
            }
            slowly();
            return good.apply(List.of(new Change(
                    change.writes(),
                    List.of(Tally.unlimited(tally.key(), tally.add())),
                    change.log(),
                    change.forget())));
        }
    }

    private static final class LooksThenClaims extends Passing {
        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            List<Kept<T>> seen = good.waiting(kind, Optional.empty(), limit).items().stream()
                    .filter(row -> !row.due().orElseThrow().isAfter(now))
                    .toList();
            slowly();
            List<Kept<T>> claimed = good.claimDue(kind, now, lease, limit);
            return Thread.currentThread().getName().equals("storage-contract") ? seen : claimed;
        }
    }

    /** A row written while others write is passed over by readers who come in between. */
    private static final class LosesLate extends Passing {
        private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger pages = new AtomicInteger();

        @Override
        public List<Settled> apply(List<Change> changes) {
            writers.add(Thread.currentThread());
            return good.apply(changes);
        }

        @Override
        public <T> Page<Kept<T>> changed(Kind<T> kind, Optional<AccountId> account, Optional<Cursor> since, int limit) {
            Page<Kept<T>> page = good.changed(kind, account, since, limit);
            return writers.size() < 2 || page.items().isEmpty()
                    ? page
                    : new Page<>(page.items().subList(1, page.items().size()), page.next());
        }
    }
}
