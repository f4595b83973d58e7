package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.List;

/**
 * How often something must happen before it counts: some {@code count} hours in which it did, pairwise at least {@code apart}
 * hours from one another, all within {@code within} hours.
 *
 * @param count how many, at least 2
 * @param apart hours that must lie between two of them at least
 * @param within hours from the first to the last at most
 * @param keep of how many hours a record is kept at most; more than {@code (count - 1) * apart}
 */
public record Recurrence(int count, int apart, int within, int keep) {
    /** Five soft failures, 20 hours apart, within 30 days. */
    public static final Recurrence SOFT = new Recurrence(5, 20, 720, 128);

    /** The second refusal of a disabled mailbox, 20 hours after the first or later, within 30 days. */
    public static final Recurrence SECOND = new Recurrence(2, 20, 720, 64);

    /**
     * Describes a recurrence.
     *
     * @throws IllegalArgumentException if it could never hold, or if too little is kept to tell
     */
    public Recurrence {
        if (count < 2 || apart < 1 || within < (count - 1) * apart || keep <= (count - 1) * apart) {
            throw new IllegalArgumentException(
                    "a recurrence of " + count + " pairwise " + apart + " hours apart within " + within
                            + " hours, keeping " + keep + ", can never hold or never be told");
        }
    }

    /** Whether it has happened often enough. */
    public boolean holds(Hours hours) {
        return latestStart(hours.latest()) >= 0;
    }

    /** Drops what can never matter again, whatever is still to come. */
    Hours prune(Hours hours) {
        List<Instant> all = hours.latest();
        List<Instant> kept = all.size() > keep ? all.subList(all.size() - keep, all.size()) : all;
        int start = latestStart(kept);
        if (start > 0) {
            kept = kept.subList(start, kept.size());
        }
        return kept.size() == all.size() ? hours : new Hours(kept);
    }

    /** The last index at which a chain starts that fulfils the rule, or -1. */
    private int latestStart(List<Instant> sorted) {
        for (int start = sorted.size() - count; start >= 0; start--) {
            if (chainFrom(sorted, start)) {
                return start;
            }
        }
        return -1;
    }

    private boolean chainFrom(List<Instant> sorted, int start) {
        long first = Hours.hourOf(sorted.get(start));
        long previous = first;
        int found = 1;
        for (int i = start + 1; i < sorted.size() && found < count; i++) {
            long hour = Hours.hourOf(sorted.get(i));
            if (hour - first > within) {
                return false;
            }
            if (hour - previous >= apart) {
                previous = hour;
                found++;
            }
        }
        return found == count;
    }
}
