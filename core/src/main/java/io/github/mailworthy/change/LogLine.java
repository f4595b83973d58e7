package io.github.mailworthy.change;

/**
 * One line for the log of a row that the same {@link Change} puts.
 *
 * <p>The log's order is the version that the row gets and then the line's place in the change: no clock and no serial number.
 *
 * @param about the row whose log it belongs to; the same change must put it
 * @param kind the kind of the line
 * @param entry what it says
 * @param <L> the type of the line
 */
public record LogLine<L>(Key<?> about, Kind<L> kind, L entry) {}
