/**
 * Takes a mail apart: one pass over its bytes, no recursion, every limit counted before memory is used.
 *
 * <p>Broken mails are the rule here, so nothing is refused: a part ends where the next known boundary stands.
 */
@NullMarked
package io.github.mailworthy.mail.feedback.mime;

import org.jspecify.annotations.NullMarked;
