package io.github.mailworthy.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything one decision writes: a store applies all of it or none.
 *
 * <p>It is refused as stale if one row is not at its expected version, or one counter would pass its limit.
 *
 * @param writes each row at most once
 * @param tallies additions to counters
 * @param log lines for the logs of rows that this change puts
 * @param forget rows whose logs are erased, before the new lines are written
 */
public record Change(List<Write<?>> writes, List<Tally> tallies, List<LogLine<?>> log, List<Key<?>> forget) {
    /** Writes nothing. */
    public static final Change NOTHING = new Change(List.of(), List.of(), List.of(), List.of());

    /**
     * Describes a change.
     *
     * @throws IllegalArgumentException if a row is written twice, or a log line is about a row that this change does not put
     */
    public Change {
        writes = List.copyOf(writes);
        tallies = List.copyOf(tallies);
        log = List.copyOf(log);
        forget = List.copyOf(forget);
        Set<Key<?>> seen = new HashSet<>();
        Set<Key<?>> put = new HashSet<>();
        for (Write<?> write : writes) {
            if (!seen.add(write.key())) {
                throw new IllegalArgumentException("a change writes each row once, but a "
                        + write.key().kind() + " row of account " + write.key().account() + " twice");
            }
            if (write.what() == Write.What.PUT) {
                put.add(write.key());
            }
        }
        for (LogLine<?> line : log) {
            if (!put.contains(line.about())) {
                throw new IllegalArgumentException("a log line needs its row in the same change, but the "
                        + line.about().kind() + " row of account "
                        + line.about().account() + " is not put");
            }
        }
    }

    /** Whether applying it does nothing and asks for nothing. */
    public boolean isEmpty() {
        return writes.isEmpty() && tallies.isEmpty() && log.isEmpty() && forget.isEmpty();
    }

    /** Starts an empty change. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a change. Not safe for several threads. */
    public static final class Builder {
        private final List<Write<?>> writes = new ArrayList<>();
        private final List<Tally> tallies = new ArrayList<>();
        private final List<LogLine<?>> log = new ArrayList<>();
        private final List<Key<?>> forget = new ArrayList<>();

        private Builder() {}

        /** Adds a write. */
        public Builder write(Write<?> write) {
            writes.add(write);
            return this;
        }

        /** Adds to a counter. */
        public Builder tally(Tally tally) {
            tallies.add(tally);
            return this;
        }

        /** Adds a line to the log of a row that this change puts. */
        public <L> Builder log(Key<?> about, Kind<L> kind, L entry) {
            log.add(new LogLine<>(about, kind, entry));
            return this;
        }

        /** Erases the log of a row. */
        public Builder forget(Key<?> key) {
            forget.add(key);
            return this;
        }

        /** Adds all of another change. */
        public Builder add(Change other) {
            writes.addAll(other.writes);
            tallies.addAll(other.tallies);
            log.addAll(other.log);
            forget.addAll(other.forget);
            return this;
        }

        /**
         * The change.
         *
         * @throws IllegalArgumentException as the constructor of {@link Change}
         */
        public Change build() {
            return new Change(writes, tallies, log, forget);
        }
    }
}
