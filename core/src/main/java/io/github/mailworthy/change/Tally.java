package io.github.mailworthy.change;

/**
 * Adds to a counter unless it would pass a limit: then the whole {@link Change} is refused as stale.
 *
 * <p>A quota is a tally and not a versioned row: two requests of one account do not disturb one another below the limit.
 *
 * @param key the counter; it starts at 0
 * @param add how much, at least 1
 * @param atMost the most it may come to; {@link Long#MAX_VALUE} for no limit
 */
public record Tally(CounterKey key, long add, long atMost) {
    /**
     * Describes an addition.
     *
     * @throws IllegalArgumentException if nothing is added
     */
    public Tally {
        if (add < 1) {
            throw new IllegalArgumentException("a tally adds 1 or more, not " + add);
        }
    }

    /** An addition without a limit. */
    public static Tally unlimited(CounterKey key, long add) {
        return new Tally(key, add, Long.MAX_VALUE);
    }
}
