/**
 * Letters, and what became of them when they were handed over.
 *
 * <p>A {@link io.github.mailworthy.letter.Receipt} says what a mail server did with one recipient of one message: took it, refused
 * it, put it off, or left us not knowing. {@link io.github.mailworthy.letter.SmtpReply} reads a server's words.
 */
@NullMarked
package io.github.mailworthy.letter;

import org.jspecify.annotations.NullMarked;
