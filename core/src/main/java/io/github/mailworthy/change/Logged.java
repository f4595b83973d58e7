package io.github.mailworthy.change;

/**
 * A line of a row's log, as it was read.
 *
 * @param version that the row got by the change that wrote the line
 * @param index the line's place among those of the same change and row, from 0
 * @param entry what it says
 * @param <L> the type of the line
 */
public record Logged<L>(long version, int index, L entry) {}
