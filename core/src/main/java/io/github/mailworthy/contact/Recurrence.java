package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something must happen before it counts: some {@code count} hours in which it did, pairwise at least {@code apart}
 * hours from one another, all within {@code within} hours.
 *
 * @param count how many, at least 2
 * @param apart hours that must lie between two of them at least
 * @param within hours from the first to the last at most
 * @param late hours by which something may still become known after something later: what is older is not counted any more
 */
public record Recurrence(int count, int apart, int within, int late) {
    private static final int OLDEST_FEEDBACK = 90 * 24;

    /** Five soft failures, 20 hours apart, within 30 days. */
    public static final Recurrence SOFT = new Recurrence(5, 20, 720, OLDEST_FEEDBACK);

    /** The second refusal of a disabled mailbox, 20 hours after the first or later, within 30 days. */
    public static final Recurrence SECOND = new Recurrence(2, 20, 720, OLDEST_FEEDBACK);

    /**
     * Describes a recurrence.
     *
     * @throws IllegalArgumentException if it could never hold, or if something may be late by less than no time
     */
    public Recurrence {
        if (count < 2 || apart < 1 || within < (count - 1) * apart || late < 0) {
            throw new IllegalArgumentException("a recurrence of " + count + " pairwise " + apart
                    + " hours apart within " + within + " hours, up to " + late + " late, can never hold or be told");
        }
    }

    /**
     * Of how many hours a record is kept at most. Without a chain there are at most {@code (count - 1) * apart} hours in any
     * {@code within}; so those before the last so many lie further back than what comes late could reach.
     */
    int keep() {
        return (late + within + within - 1) / within * (count - 1) * apart + 1;
    }

    /** Whether it has happened often enough. */
    public boolean holds(Hours hours) {
        return latestStart(hours.latest()) >= 0;
    }

    /**
     * Drops what can never matter again, whatever is still to come. What holds goes on to hold: of the last chain nothing is
     * dropped.
     */
    Hours prune(Hours hours) {
        List<Instant> all = hours.latest();
        int start = latestStart(all);
        int tail = Math.max(all.size() - keep(), Math.max(start, 0));
        if (tail == 0) {
            return hours;
        }
        List<Instant> kept = new ArrayList<>(count + all.size() - tail);
        for (int i = start, found = 0; i >= 0 && i < tail && found < count; i++) {
            if (found == 0 || hour(all, i) - Hours.hourOf(kept.get(found - 1)) >= apart) {
                kept.add(all.get(i));
                found++;
            }
        }
        kept.addAll(all.subList(tail, all.size()));
        return new Hours(kept);
    }

    /** The last index at which a chain starts that fulfils the rule, or -1; linear, because every failure asks it. */
    private int latestStart(List<Instant> sorted) {
        int size = sorted.size();
        if (size < count || hour(sorted, size - 1) - hour(sorted, 0) < (count - 1) * (long) apart) {
            return -1;
        }
        long[] hours = new long[size];
        for (int i = 0; i < size; i++) {
            hours[i] = hour(sorted, i);
        }
        int[] next = nextFarEnough(hours);
        for (int start = size - count; start >= 0; start--) {
            int end = start;
            for (int found = 1; found < count && end < size; found++) {
                end = next[end];
            }
            if (end < size && hours[end] - hours[start] <= within) {
                return start;
            }
        }
        return -1;
    }

    /** Of each hour the first that lies far enough after it, or the size. */
    private int[] nextFarEnough(long[] hours) {
        int[] next = new int[hours.length];
        int far = hours.length;
        for (int i = hours.length - 1; i >= 0; i--) {
            while (far > i + 1 && hours[far - 1] - hours[i] >= apart) {
                far--;
            }
            next[i] = far;
        }
        return next;
    }

    private static long hour(List<Instant> sorted, int index) {
        return Hours.hourOf(sorted.get(index));
    }
}
