package io.github.mailworthy.mail.letter;

import io.github.mailworthy.letter.LetterEnd.How;
import java.util.Optional;

/**
 * What one run of the outbox did.
 *
 * @param sent letters that a server took
 * @param refused letters that a server refused for good
 * @param givenUp letters that no server took in all their time
 * @param postponed letters that are tried again later
 * @param late letters that were claimed and not tried, because the server was slow with those before them, or away; they come again
 * @param unwritten letters of which we could not write down what became: they come again, and perhaps twice
 */
public record OutboxRun(int sent, int refused, int givenUp, int postponed, int late, int unwritten) {
    static final OutboxRun NOTHING = new OutboxRun(0, 0, 0, 0, 0, 0);
    static final OutboxRun LATE = new OutboxRun(0, 0, 0, 0, 1, 0);
    static final OutboxRun UNWRITTEN = new OutboxRun(0, 0, 0, 0, 0, 1);
    private static final OutboxRun POSTPONED = new OutboxRun(0, 0, 0, 1, 0, 0);

    static OutboxRun of(Optional<How> end) {
        return end.map(how -> switch (how) {
                    case SENT -> new OutboxRun(1, 0, 0, 0, 0, 0);
                    case REFUSED -> new OutboxRun(0, 1, 0, 0, 0, 0);
                    case GIVEN_UP -> new OutboxRun(0, 0, 1, 0, 0, 0);
                })
                .orElse(POSTPONED);
    }

    OutboxRun plus(OutboxRun more) {
        return new OutboxRun(
                sent + more.sent,
                refused + more.refused,
                givenUp + more.givenUp,
                postponed + more.postponed,
                late + more.late,
                unwritten + more.unwritten);
    }

    /** How many letters were claimed. */
    public int claimed() {
        return sent + refused + givenUp + postponed + late + unwritten;
    }
}
