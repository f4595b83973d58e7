/**
 * The breaker: when one receiver, or one account, suddenly refuses many, their failures are set aside until it is known whose fault
 * it was.
 *
 * <p>Nothing of a contact is changed by it. A contact keeps every failure with its hour; the account has one row of
 * {@linkplain io.github.mailworthy.breaker.Bursts bursts}; and a failure counts unless a burst that covers its hour sets it
 * {@linkplain io.github.mailworthy.contact.Aside aside}. So blaming or acquitting a burst is one write, for all of its failures or
 * none, late ones included.
 *
 * <p>Whether an hour belongs to a burst is told by counters, each of which counts a contact or a domain once: by the time of the events
 * and not by their order. {@link io.github.mailworthy.breaker.BreakerRules} decide.
 */
@NullMarked
package io.github.mailworthy.breaker;

import org.jspecify.annotations.NullMarked;
