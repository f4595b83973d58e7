package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The UTC hours in which something happened, and of each the latest instant.
 *
 * @param latest ascending, at most one per UTC hour
 */
public record Hours(List<Instant> latest) {
    /** It never happened. */
    public static final Hours NONE = new Hours(List.of());

    /** Copies the list. */
    public Hours {
        latest = ImmutableList.copyOf(latest);
    }

    static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3600L);
    }

    Hours with(Instant at) {
        return union(new Hours(List.of(at)));
    }

    /** Union by hour, the later instant where both know of the hour. */
    Hours union(Hours other) {
        if (other.latest.isEmpty() || equals(other)) {
            return this;
        }
        if (latest.isEmpty()) {
            return other;
        }
        List<Instant> merged = new ArrayList<>(latest.size() + other.latest.size());
        int i = 0;
        int j = 0;
        while (i < latest.size() || j < other.latest.size()) {
            boolean left = j == other.latest.size()
                    || (i < latest.size() && !latest.get(i).isAfter(other.latest.get(j)));
            Instant next = left ? latest.get(i++) : other.latest.get(j++);
            int last = merged.size() - 1;
            if (last >= 0 && hourOf(merged.get(last)) == hourOf(next)) {
                merged.set(last, next);
            } else {
                merged.add(next);
            }
        }
        return new Hours(merged);
    }

    /** Without those before an instant; one at the same instant stays. */
    Hours notBefore(Instant at) {
        int from = 0;
        while (from < latest.size() && latest.get(from).isBefore(at)) {
            from++;
        }
        return from == 0 ? this : new Hours(latest.subList(from, latest.size()));
    }
}
