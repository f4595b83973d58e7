/**
 * Contacts: the facts known of an address within an account, and the status derived from them.
 *
 * <p>{@link io.github.mailworthy.contact.Facts} are kept side by side and never overwrite one another; they merge in any order, with
 * any duplicates, to the same facts. {@link io.github.mailworthy.contact.Standing} is derived from them by one function. Whatever
 * changes facts is a {@link io.github.mailworthy.contact.Happening}: it is applied to the facts and written to the log, so that
 * the log of a contact, replayed, gives its restricting facts again.
 *
 * <p>What a decision (a passed check, a grant, support's clearing) covers is kept in
 * {@link io.github.mailworthy.contact.Round rounds}: a decision closes the round, and nothing that is learned later is covered by it.
 */
@NullMarked
package io.github.mailworthy.contact;

import org.jspecify.annotations.NullMarked;
