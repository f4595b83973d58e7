package io.github.mailworthy.gate;

/**
 * An account's last messages in numbers.
 *
 * @param sent messages handed over and taken: at least the policy's window, where there were that many in 30 days
 * @param complaints about the account's mail in the same days
 * @param hardBounces of the account's mail in the same days
 * @param level what the policy makes of it
 */
public record Health(long sent, long complaints, long hardBounces, Level level) {
    /** What the policy makes of the numbers. */
    public enum Level {
        /** Nothing. */
        GOOD,
        /** The numbers are bad, and mail goes out. */
        WARNED,
        /** The numbers are bad, and commercial mail is held. */
        HELD
    }
}
