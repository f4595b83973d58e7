/**
 * Sending over SMTP through Jakarta Mail: the only package that meets it.
 *
 * <p>{@link io.github.mailworthy.mail.jakarta.JakartaMailer} takes the {@code Session} that a host has, and needs
 * Angus Mail at run time. Messages are written by {@code mail.message}: Jakarta Mail carries bytes here and builds none.
 */
@NullMarked
package io.github.mailworthy.mail.jakarta;

import org.jspecify.annotations.NullMarked;
