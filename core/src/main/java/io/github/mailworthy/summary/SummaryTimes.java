package io.github.mailworthy.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When the letters are due: one a local day at most, in the morning after. */
final class SummaryTimes {
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private SummaryTimes() {}

    /** The next morning of a local day that has had no letter; a time that the day skips moves on, one it has twice is the first. */
    static Instant nextMorning(Instant now, ZoneId zone, Optional<LocalDate> lastTold) {
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(1);
        if (lastTold.isPresent() && !lastTold.get().isBefore(day)) {
            day = lastTold.get().plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }
}
