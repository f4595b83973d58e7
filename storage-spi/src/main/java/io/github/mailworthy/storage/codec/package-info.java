/**
 * How a value is stored: one format byte, then compact JSON by the names of the record's components.
 *
 * <p>The form is derived from the value's type, once, so there is no second description of it to keep in step:
 *
 * <ul>
 *   <li>a record is an object; components that are empty ({@code Optional}, collections, records of nothing but those) are left out, and
 *       read as empty when they are not there: such components can be added to a type at any time;
 *   <li>names that the type does not know are skipped: a component can be dropped;
 *   <li>a record of a sealed interface carries its simple name as {@code "@"}: such a record is never renamed; nor is an enum constant, nor
 *       a component;
 *   <li>sets are written in their natural order, so that equal values have equal bytes;
 *   <li>{@code Instant}, {@code LocalDate} and {@code Duration} are ISO 8601 text to the nanosecond, zones, accounts and addresses text.
 * </ul>
 *
 * <p>A store that keeps opaque bytes needs nothing else from here than {@link io.github.mailworthy.storage.codec.Codec}.
 */
@NullMarked
package io.github.mailworthy.storage.codec;

import org.jspecify.annotations.NullMarked;
