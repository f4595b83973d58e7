/**
 * Senders at work: the records of their domains looked up and judged, their mail signed, their details kept.
 *
 * <p>{@link io.github.mailworthy.mail.sender.SpfCheck} evaluates SPF over a {@link io.github.mailworthy.mail.spi.DnsLookup}.
 */
@NullMarked
package io.github.mailworthy.mail.sender;

import org.jspecify.annotations.NullMarked;
