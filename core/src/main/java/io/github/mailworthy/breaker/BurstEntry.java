package io.github.mailworthy.breaker;

import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.text.Text;
import java.time.Instant;

/**
 * One entry of an account's log of bursts.
 *
 * @param at when it was recorded
 * @param by whom: a rule, or a person
 * @param what happened
 * @param burst as it was then; as it had been, if it turned out to be none
 * @param reason of a person; else empty
 */
public record BurstEntry(Instant at, Actor by, What what, Burst burst, String reason) {
    /** The kind of these entries in a store. */
    public static final Kind<BurstEntry> KIND = new Kind<>("burst-log", BurstEntry.class);

    /** What happened. */
    public enum What {
        /** It was noticed. */
        NOTICED,
        /** Its verdict changed: later mail told, or a person decided. */
        DECIDED,
        /** It turned out to be none: so much was delivered at the same time that these were ordinary failures. */
        DISSOLVED
    }

    /** What the log says of it. */
    public Text text() {
        return what == What.DISSOLVED ? Text.of("burst.DISSOLVED", burst.receiver()) : burst.text();
    }
}
