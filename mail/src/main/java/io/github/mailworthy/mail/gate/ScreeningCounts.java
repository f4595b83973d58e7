package io.github.mailworthy.mail.gate;

/**
 * How far a screening has come.
 *
 * @param screened addresses in all
 * @param allowed that may be mailed
 * @param refused that may not
 * @param asked for which the store was asked
 */
public record ScreeningCounts(long screened, long allowed, long refused, long asked) {
    static final ScreeningCounts NONE = new ScreeningCounts(0, 0, 0, 0);
}
