package io.github.mailworthy.mail.work;

import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.letter.LetterEnd;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets what is kept for a while: what tells repeated feedback apart, how letters ended, and counters of 90 days and more ago. */
public final class Purge {
    private static final int DAYS = 90;

    private final Works works;

    /** Purges what these works keep. */
    public Purge(Works works) {
        this.works = works;
    }

    /**
     * Forgets what is due, at most so many rows of each sort.
     *
     * @return how many rows
     */
    public int run(int limit) {
        Instant now = works.now();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS);
        return works.storage().purge(Seen.KIND, now, limit)
                + works.storage().purge(LetterEnd.KIND, now, limit)
                + works.storage().purgeCounts(day, limit);
    }
}
