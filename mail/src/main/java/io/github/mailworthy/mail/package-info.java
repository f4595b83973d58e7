/**
 * Mailworthy in a running system: the façade through which a host reaches every place.
 *
 * <p>Every place works in four steps: it reads, lets the rules decide, applies the change that they answer with, and tells. There are
 * no threads of its own: what comes due is done by {@code runDue} methods that the host's scheduler calls, on as many nodes as it
 * likes.
 */
@NullMarked
package io.github.mailworthy.mail;

import org.jspecify.annotations.NullMarked;
