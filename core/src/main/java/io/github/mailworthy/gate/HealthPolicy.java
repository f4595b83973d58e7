package io.github.mailworthy.gate;

/**
 * When an account's own numbers hold its commercial mail.
 *
 * @param mode what comes of it
 * @param window over how many of the last messages it is judged
 * @param complaintsPerMille from how many complaints per thousand messages on; large receivers name 3
 * @param hardBouncesPerMille from how many hard bounces per thousand messages on
 */
public record HealthPolicy(Mode mode, long window, double complaintsPerMille, double hardBouncesPerMille) {
    /** Warns at 0.3 % complaints or 5 % hard bounces over the last 1,000 messages. */
    public static final HealthPolicy STANDARD = new HealthPolicy(Mode.WARN, 1000, 3, 50);

    /** What comes of bad health. */
    public enum Mode {
        /** It is not looked at. */
        OFF,
        /** The host is told. */
        WARN,
        /** Commercial mail is held. */
        HOLD
    }

    /**
     * Sets the numbers.
     *
     * @throws IllegalArgumentException if the window is not above 0
     */
    public HealthPolicy {
        if (window < 1) {
            throw new IllegalArgumentException("a window has 1 message or more, not " + window);
        }
    }

    /** The same numbers with another consequence. */
    public HealthPolicy with(Mode other) {
        return new HealthPolicy(other, window, complaintsPerMille, hardBouncesPerMille);
    }
}
