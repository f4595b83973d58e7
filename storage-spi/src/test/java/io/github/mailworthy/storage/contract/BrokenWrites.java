package io.github.mailworthy.storage.contract;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores that write wrongly, by the rule that catches them. */
final class BrokenWrites {
    private BrokenWrites() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put("row-found", LosesDue::new);
        all.put("row-due-goes", KeepsOldDue::new);
        all.put("version-counts", RaisesTwice::new);
        all.put("version-stale-put", () -> new Overwrites(Write.What.PUT, true));
        all.put("version-stale-put, higher", OverwritesHigher::new);
        all.put("version-stale-new", () -> new Overwrites(Write.What.PUT, false));
        all.put("version-stale-gone", BringsBack::new);
        all.put("version-stale-removal", () -> new Overwrites(Write.What.REMOVE, true));
        all.put("version-never-again-in-list", SkipsRemoval::new);
        all.put("whole-or-not", WritesInPart::new);
        all.put("whole-counter", CountsApart::new);
        all.put("require-changed", () -> new Drops(true));
        all.put("require-absent", () -> new Drops(false));
        all.put("require-unwritten", WritesRequired::new);
        all.put("list-order", Backwards::new);
        all.put("list-stale-middle", StopsAtStale::new);
        all.put("counter-limit", OneTooMany::new);
        all.put("counter-twice", EachAlone::new);
        all.put("counter-adds", OneDay::new);
        all.put("log-own", OneLog::new);
        all.put("log-forget", NeverForgets::new);
        all.put("due-micros", Millis::new);
        all.put("text-unusual", () -> new Keys(id -> id.substring(0, Math.min(255, id.length())), a -> a));
        all.put("text-alike", () -> new Keys(id -> id.toLowerCase(Locale.ROOT), a -> a));
        all.put("text-accounts", () -> new Keys(id -> id, a -> a.toLowerCase(Locale.ROOT)));
        all.put("text-values", ReplacesOdd::new);
        all.put("size-list", CutsLists::new);
        all.put("size-value", CutsLines::new);
        all.put("size-value, rows", CutsRows::new);
        all.put("counter-list", CountsBefore::new);
        all.put("purge-counts, by name", KeepsByName::new);
        return all;
    }

    private static final class LosesDue extends Mapped {
        @Override
        <T> Kept<T> kept(Kept<T> row) {
            return new Kept<>(row.key(), row.value(), row.version(), Optional.empty());
        }
    }

    private static final class KeepsOldDue extends Mapped {
        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            return Optional.of(new Write<>(
                    write.key(),
                    write.expected(),
                    write.what(),
                    write.value(),
                    write.what() == Write.What.PUT
                            ? write.due().or(() -> now(write.key()).due())
                            : Optional.empty()));
        }
    }

    private static final class RaisesTwice extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = good.apply(changes);
            if (answers.equals(List.of(Settled.APPLIED))) {
                for (Write<?> write : changes.get(0).writes()) {
                    if (write.what() == Write.What.PUT && write.expected() > 0) {
                        again(write);
                    }
                }
            }
            return answers;
        }

        private <T> void again(Write<T> write) {
            good.apply(List.of(Change.builder()
                    .write(new Write<>(write.key(), write.expected() + 1, write.what(), write.value(), write.due()))
                    .build()));
        }
    }

    private static final class Overwrites extends Mapped {
        private final Write.What what;
        private final boolean existing;

        Overwrites(Write.What what, boolean existing) {
            this.what = what;
            this.existing = existing;
        }

        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            long version = now(write.key()).version();
            boolean over = write.what() == what && version > 0 && write.expected() > 0 == existing;
            return Optional.of(
                    over ? new Write<>(write.key(), version, write.what(), write.value(), write.due()) : write);
        }
    }

    private static final class OverwritesHigher extends Mapped {
        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            long version = now(write.key()).version();
            boolean over = version > 0 && write.expected() > version;
            return Optional.of(
                    over ? new Write<>(write.key(), version, write.what(), write.value(), write.due()) : write);
        }
    }

    private static final class BringsBack extends Mapped {
        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            boolean gone = write.what() == Write.What.PUT && now(write.key()).version() == 0;
            return Optional.of(gone ? new Write<>(write.key(), 0, write.what(), write.value(), write.due()) : write);
        }
    }

    private static final class SkipsRemoval extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            return changes.size() == 3
                            && changes.get(0).writes().size() == 1
                            && changes.get(0).writes().get(0).what() == Write.What.REMOVE
                    ? List.of(
                            Settled.APPLIED,
                            Settled.APPLIED,
                            good.apply(changes.subList(2, 3)).get(0))
                    : good.apply(changes);
        }
    }

    private static final class WritesInPart extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = good.apply(changes);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) == Settled.STALE && changes.get(i).writes().size() > 2) {
                    changes.get(i)
                            .writes()
                            .forEach(write -> good.apply(
                                    List.of(Change.builder().write(write).build())));
                }
            }
            return answers;
        }
    }

    private static final class CountsApart extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = new ArrayList<>();
            for (Change change : changes) {
                Change rows = new Change(change.writes(), List.of(), change.log(), change.forget());
                Change counters = new Change(List.of(), change.tallies(), List.of(), List.of());
                Settled settled = good.apply(List.of(rows)).get(0);
                answers.add(
                        settled == Settled.STALE
                                ? settled
                                : good.apply(List.of(counters)).get(0));
            }
            return answers;
        }
    }

    private static final class Drops extends Mapped {
        private final boolean existing;

        Drops(boolean existing) {
            this.existing = existing;
        }

        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            return write.what() == Write.What.REQUIRE && write.expected() > 0 == existing
                    ? Optional.empty()
                    : Optional.of(write);
        }
    }

    private static final class WritesRequired extends Mapped {
        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            Kept<T> row = good.find(List.of(write.key())).get(write.key());
            return Optional.of(
                    write.what() == Write.What.REQUIRE && row.exists()
                            ? new Write<>(write.key(), write.expected(), Write.What.PUT, row.value(), row.due())
                            : write);
        }
    }

    private static final class Backwards extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Change> backwards = new ArrayList<>(changes);
            Collections.reverse(backwards);
            List<Settled> answers = new ArrayList<>(good.apply(backwards));
            Collections.reverse(answers);
            return answers;
        }
    }

    private static final class StopsAtStale extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = new ArrayList<>();
            for (Change change : changes) {
                answers.add(
                        answers.contains(Settled.STALE)
                                ? Settled.STALE
                                : good.apply(List.of(change)).get(0));
            }
            return answers;
        }
    }

    private static final class OneTooMany extends Mapped {
        @Override
        Tally tally(Tally tally) {
            return tally.atMost() == Long.MAX_VALUE ? tally : new Tally(tally.key(), tally.add(), tally.atMost() + 1);
        }
    }

    private static final class EachAlone extends Mapped {
        @Override
        Tally tally(Tally tally) {
            long count =
                    Objects.requireNonNull(good.counts(List.of(tally.key())).get(tally.key()));
            return count <= tally.atMost() - tally.add() ? Tally.unlimited(tally.key(), tally.add()) : tally;
        }
    }

    private static final class OneDay extends Mapped {
        private static CounterKey key(CounterKey key) {
            return new CounterKey(key.account(), Scene.FIRST_DAY, key.what());
        }

        @Override
        Tally tally(Tally tally) {
            return new Tally(key(tally.key()), tally.add(), tally.atMost());
        }

        @Override
        public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
            Map<CounterKey, Long> counts = new HashMap<>();
            keys.forEach(key -> counts.put(key, good.counts(List.of(key(key))).get(key(key))));
            return counts;
        }
    }

    private static final class OneLog extends Mapped {
        private static final Kind<Note> ALL = new Kind<>("all", Note.class);

        @Override
        @SuppressWarnings("unchecked")
        <L> LogLine<L> line(LogLine<L> line) {
            return new LogLine<>(line.about(), (Kind<L>) ALL, line.entry());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <L> Page<Logged<L>> log(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
            return good.log(about, (Kind<L>) ALL, before, limit);
        }
    }

    private static final class NeverForgets extends Mapped {
        @Override
        boolean forgets() {
            return false;
        }
    }

    private static final class Millis extends Mapped {
        @Override
        <T> Optional<Write<T>> write(Write<T> write) {
            return Optional.of(new Write<>(
                    write.key(),
                    write.expected(),
                    write.what(),
                    write.value(),
                    write.due().map(due -> due.truncatedTo(ChronoUnit.MILLIS))));
        }
    }

    private static final class Keys extends Mapped {
        private final UnaryOperator<String> ids;
        private final UnaryOperator<String> accounts;

        Keys(UnaryOperator<String> ids, UnaryOperator<String> accounts) {
            this.ids = ids;
            this.accounts = accounts;
        }

        @Override
        <T> Key<T> key(Key<T> key) {
            return key.kind().key(new AccountId(accounts.apply(key.account().value())), ids.apply(key.id()));
        }
    }

    private static final class ReplacesOdd extends Mapped {
        @Override
        @SuppressWarnings("unchecked")
        <L> LogLine<L> line(LogLine<L> line) {
            Note note = (Note) line.entry();
            Note plain = new Note(note.number(), note.text().replace('\0', '?'), note.at(), note.more());
            return new LogLine<>(line.about(), line.kind(), (L) plain);
        }
    }

    private static final class CutsLists extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = good.apply(changes.subList(0, Math.min(1000, changes.size())));
            return changes.size() <= 1000 ? answers : Collections.nCopies(changes.size(), Settled.APPLIED);
        }
    }

    private static final class CutsLines extends Mapped {
        @Override
        @SuppressWarnings("unchecked")
        <L> LogLine<L> line(LogLine<L> line) {
            Note note = (Note) line.entry();
            String text = note.text().substring(0, Math.min(65_535, note.text().length()));
            return new LogLine<>(line.about(), line.kind(), (L) new Note(note.number(), text, note.at(), note.more()));
        }
    }

    private static final class CutsRows extends Mapped {
        @Override
        @SuppressWarnings("unchecked")
        <T> Optional<Write<T>> write(Write<T> write) {
            return Optional.of(
                    write.value().isPresent() && write.value().get() instanceof Note note
                            ? new Write<>(
                                    write.key(), write.expected(), write.what(), (Optional<T>) cut(note), write.due())
                            : write);
        }

        private static Optional<Note> cut(Note note) {
            String text = note.text().substring(0, Math.min(65_535, note.text().length()));
            return Optional.of(new Note(note.number(), text, note.at(), note.more()));
        }
    }

    /** Judges each change of a list by the counters before the list. */
    private static final class CountsBefore extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Change> judged = new ArrayList<>();
            for (Change change : changes) {
                Change.Builder one = Change.builder();
                one.add(new Change(change.writes(), List.of(), change.log(), change.forget()));
                boolean below =
                        change.tallies().size() == 1 && below(change.tallies().get(0));
                change.tallies().forEach(tally -> one.tally(below ? Tally.unlimited(tally.key(), tally.add()) : tally));
                judged.add(one.build());
            }
            return good.apply(judged);
        }

        private boolean below(Tally tally) {
            long count =
                    Objects.requireNonNull(good.counts(List.of(tally.key())).get(tally.key()));
            return count <= tally.atMost() - tally.add();
        }
    }

    /** Counters of names before "m" are never old. */
    private static final class KeepsByName extends Mapped {
        private static CounterKey key(CounterKey key) {
            return key.what().compareTo("m") < 0
                    ? new CounterKey(key.account(), key.day().plusYears(5000), key.what())
                    : key;
        }

        @Override
        Tally tally(Tally tally) {
            return new Tally(key(tally.key()), tally.add(), tally.atMost());
        }

        @Override
        public Map<CounterKey, Long> counts(Collection<CounterKey> keys) {
            Map<CounterKey, Long> counts = new HashMap<>();
            keys.forEach(key -> counts.put(key, good.counts(List.of(key(key))).get(key(key))));
            return counts;
        }
    }
}
