/**
 * Senders at work: the records of their domains looked up and judged, their mail signed, their details kept.
 *
 * <ul>
 *   <li>{@link io.github.mailworthy.mail.sender.SenderDesk}: who an account sends as. Details, the proof that they are its own, a
 *       placeholder until then, additional senders, a test of the mailer.
 *   <li>{@link io.github.mailworthy.mail.sender.SenderDomains}: the domains behind them. What to publish, whether it is there, letters
 *       when that changes; {@code runDue} looks again.
 *   <li>{@link io.github.mailworthy.mail.sender.DkimSigner}: signs outgoing messages with the keys of a
 *       {@link io.github.mailworthy.mail.spi.SigningKeys}, such as a {@link io.github.mailworthy.mail.sender.KeyRing}.
 *   <li>{@link io.github.mailworthy.mail.sender.SpfCheck}, {@link io.github.mailworthy.mail.sender.DmarcCheck} and
 *       {@link io.github.mailworthy.mail.sender.DomainCheck}: the evaluations, over any
 *       {@link io.github.mailworthy.mail.spi.DnsLookup}; usable on their own.
 * </ul>
 *
 * <p>The platform receives no replies: Reply-To is where they go.
 */
@NullMarked
package io.github.mailworthy.mail.sender;

import org.jspecify.annotations.NullMarked;
