package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list of changes comes to, judged in memory against the versions and counters that are locked: the rows, counters and lines as
 * they are to be in the end.
 */
final class Judged {
    private final Map<Key<?>, Long> before;
    private final Map<CounterKey, Long> countsBefore;
    private final long firstVersion;

    final List<Settled> answers = new ArrayList<>();
    /** The last write of every row that a change of the list wrote. */
    final Map<Key<?>, Write<?>> writes = new LinkedHashMap<>();
    /** Versions after it; 0: absent. Those of required rows too. */
    final Map<Key<?>, Long> after = new HashMap<>();

    final Map<CounterKey, Long> counts = new LinkedHashMap<>();
    final List<Line> lines = new ArrayList<>();
    final Set<Key<?>> forgotten = new LinkedHashSet<>();

    record Line(LogLine<?> line, long version, int place) {}

    /**
     * Starts from what is locked.
     *
     * @param firstVersion of a new row; this and all above were never used
     */
    Judged(Map<Key<?>, Long> before, Map<CounterKey, Long> countsBefore, long firstVersion) {
        this.before = before;
        this.countsBefore = countsBefore;
        this.firstVersion = firstVersion;
    }

    Judged all(List<Change> changes) {
        for (Change change : changes) {
            answers.add(judge(change));
        }
        return this;
    }

    /** Whether a row was there before the list. */
    boolean wasThere(Key<?> key) {
        return before.containsKey(key);
    }

    /** Whether a counter was there before the list. */
    boolean wasThere(CounterKey key) {
        return countsBefore.containsKey(key);
    }

    private long version(Key<?> key) {
        Long own = after.get(key);
        return own == null ? before.getOrDefault(key, 0L) : own;
    }

    private Settled judge(Change change) {
        for (Write<?> write : change.writes()) {
            if (version(write.key()) != write.expected()) {
                return Settled.STALE;
            }
        }
        Map<CounterKey, Long> counted = new HashMap<>();
        for (Tally tally : change.tallies()) {
            Long own = counted.getOrDefault(tally.key(), counts.get(tally.key()));
            long count = own == null ? countsBefore.getOrDefault(tally.key(), 0L) : own;
            if (count > tally.atMost() - tally.add()) {
                return Settled.STALE;
            }
            counted.put(tally.key(), count + tally.add());
        }
        counts.putAll(counted);
        apply(change);
        return Settled.APPLIED;
    }

    private void apply(Change change) {
        for (Write<?> write : change.writes()) {
            long version = switch (write.what()) {
                case PUT -> write.expected() == 0 ? fresh(write.key()) : write.expected() + 1;
                case REMOVE -> 0;
                case REQUIRE -> write.expected();
            };
            after.put(write.key(), version);
            if (write.what() != Write.What.REQUIRE) {
                writes.put(write.key(), write);
            }
        }
        for (Key<?> key : change.forget()) {
            forgotten.add(key);
            lines.removeIf(line -> line.line().about().equals(key));
        }
        Map<Key<?>, Integer> places = new HashMap<>();
        for (LogLine<?> line : change.log()) {
            int place = places.merge(line.about(), 1, Integer::sum) - 1;
            lines.add(new Line(line, version(line.about()), place));
        }
    }

    private final Map<Key<?>, Long> freshest = new HashMap<>();

    /** A version that the key never had: the first of this list, or beyond those that it had in this list. */
    private long fresh(Key<?> key) {
        long version = Math.max(firstVersion, freshest.getOrDefault(key, 0L) + FAR);
        freshest.put(key, version);
        return version;
    }

    /** More writes than one row can have in one list. */
    private static final long FAR = 1L << 14;
}
