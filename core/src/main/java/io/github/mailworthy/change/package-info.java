/**
 * The write as a value: what is to be written, with the version that each row must still have.
 *
 * <p>Rules answer an {@link io.github.mailworthy.change.Outcome}: the answer for the caller and a
 * {@link io.github.mailworthy.change.Change} for the store. A store applies a change whole or not at all; so atomicity is one
 * rule of the storage contract and not a hope in many places.
 *
 * <p>Everything stored is a row: a {@link io.github.mailworthy.change.Key} (kind, account, id) and a value of the kind's type.
 * A row as read is a {@link io.github.mailworthy.change.Kept}; version 0 means that there was none.
 */
@NullMarked
package io.github.mailworthy.change;

import org.jspecify.annotations.NullMarked;
