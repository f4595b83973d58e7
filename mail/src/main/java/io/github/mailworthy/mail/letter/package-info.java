/**
 * The outbox: letters that the platform owes are sent from here.
 *
 * <p>A letter is a row that was written together with what it tells. {@link io.github.mailworthy.mail.letter.Outbox#runDue} claims
 * what is due, hands it to the {@code Mailer} and writes what became of it. The host's scheduler calls it, on any number of nodes.
 */
@NullMarked
package io.github.mailworthy.mail.letter;

import org.jspecify.annotations.NullMarked;
