/**
 * The forms in which mail systems report: one small class each, listed once in {@link
 * io.github.mailworthy.mail.feedback.form.Forms}.
 *
 * <p>A form answers what it found or nothing; it never throws and never looks at another form.
 */
@NullMarked
package io.github.mailworthy.mail.feedback.form;

import org.jspecify.annotations.NullMarked;
