/**
 * Letters, and what became of them when they were handed over.
 *
 * <p>A {@link io.github.mailworthy.letter.Receipt} says what a mail server did with one recipient of one message: took it, refused
 * it, put it off, or left us not knowing. {@link io.github.mailworthy.letter.SmtpReply} reads a server's words.
 *
 * <p>A {@link io.github.mailworthy.letter.Letter} is one that the platform itself owes, such as a daily summary: a row, written together with
 * what it tells, tried until a server takes it. {@link io.github.mailworthy.letter.LetterRules} say when, and when it ends.
 */
@NullMarked
package io.github.mailworthy.letter;

import org.jspecify.annotations.NullMarked;
