package io.github.mailworthy.storage.contract;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Stores that look, and go on later with what they saw, by the rule that catches them. */
final class BrokenCrowdReads {
    private BrokenCrowdReads() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put("crowd-read", () -> new Torn((first, second) -> torn(first, second, first.version(), second.due())));
        all.put(
                "crowd-read, due",
                () -> new Torn((first, second) -> torn(first, second, second.version(), first.due())));
        all.put("crowd-claim-put", ClaimsOver::new);
        all.put("crowd-purge-put", PurgesOver::new);
        all.put("crowd-whole", WritesApart::new);
        return all;
    }

    private static Kept<?> torn(Kept<?> first, Kept<?> second, long version, Optional<Instant> due) {
        return first.exists() && second.exists() ? mixed(second, version, due) : second;
    }

    private static <T> Kept<T> mixed(Kept<T> row, long version, Optional<Instant> due) {
        return new Kept<>(row.key(), row.value(), version, due);
    }

    /** Reads twice, and answers some of each. */
    private static final class Torn extends Passing {
        private final BinaryOperator<Kept<?>> mix;

        Torn(BinaryOperator<Kept<?>> mix) {
            this.mix = mix;
        }

        @Override
        public Rows find(Collection<? extends Key<?>> keys) {
            Rows first = good.find(keys);
            BrokenCrowds.slowly();
            Rows second = good.find(keys);
            List<Kept<?>> found = new ArrayList<>();
            keys.forEach(key -> found.add(mix.apply(first.get(key), second.get(key))));
            return Rows.of(keys, found);
        }
    }

    /** Writes back what it read, whatever was put in between. */
    private static final class ClaimsOver extends Passing {
        private final Object claiming = new Object();

        @Override
        public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
            synchronized (claiming) {
                List<Kept<T>> due = good.waiting(kind, Optional.empty(), limit).items().stream()
                        .filter(row -> !row.due().orElseThrow().isAfter(now))
                        .toList();
                BrokenCrowds.slowly();
                List<Kept<T>> claimed = new ArrayList<>();
                due.forEach(row -> claimed.add(over(row, now.plus(lease))));
                return claimed;
            }
        }

        private <T> Kept<T> over(Kept<T> row, Instant until) {
            Kept<T> present;
            Change claim;
            do {
                present = good.find(List.of(row.key())).get(row.key());
                claim = Change.builder()
                        .write(present.put(row.value().orElseThrow(), until))
                        .build();
            } while (good.apply(List.of(claim)).get(0) == Settled.STALE);
            return new Kept<>(row.key(), row.value(), present.version() + 1, Optional.of(until));
        }
    }

    private static final class PurgesOver extends Passing {
        @Override
        public int purge(Kind<?> kind, Instant dueBefore, int limit) {
            return over(kind, dueBefore, limit);
        }

        private <T> int over(Kind<T> kind, Instant dueBefore, int limit) {
            List<Kept<T>> old = good.waiting(kind, Optional.empty(), limit).items().stream()
                    .filter(row -> row.due().orElseThrow().isBefore(dueBefore))
                    .toList();
            BrokenCrowds.slowly();
            int gone = 0;
            for (Kept<T> row : old) {
                Kept<T> present = good.find(List.of(row.key())).get(row.key());
                Change removal = Change.builder().write(present.remove()).build();
                gone += good.apply(List.of(removal)).get(0) == Settled.APPLIED ? 1 : 0;
            }
            return gone;
        }
    }

    /** Checks a change as a whole, then writes row by row. */
    private static final class WritesApart extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            if (changes.size() != 1 || changes.get(0).writes().size() != 2) {
                return good.apply(changes);
            }
            Change change = changes.get(0);
            for (Write<?> write : change.writes()) {
                if (good.find(List.of(write.key())).get(write.key()).version() != write.expected()) {
                    return List.of(Settled.STALE);
                }
            }
            BrokenCrowds.slowly();
            for (Write<?> write : change.writes()) {
                Change.Builder one = Change.builder().write(write);
                change.log().stream()
                        .filter(line -> line.about().equals(write.key()))
                        .forEach(line -> one.log(line.about(), BrokenCrowds.notes(line.kind()), (Note) line.entry()));
                good.apply(List.of(one.build()));
            }
            return List.of(Settled.APPLIED);
        }
    }
}
