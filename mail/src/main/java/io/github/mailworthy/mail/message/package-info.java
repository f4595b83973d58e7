/**
 * A message on its way out, and its bytes.
 *
 * <p>An {@link io.github.mailworthy.mail.message.OutgoingMessage} is a value. Its {@code bytes()} are the message as it goes over
 * the wire (RFC 5322, RFC 2045), written here and not by a mail library: the same message has the same bytes everywhere, and no text
 * that a customer typed can become a header of its own.
 */
@NullMarked
package io.github.mailworthy.mail.message;

import org.jspecify.annotations.NullMarked;
