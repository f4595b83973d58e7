/**
 * What comes back from the world after sending: bounces and complaints as mail or webhook, and the proof that they are ours.
 *
 * <p>{@link io.github.mailworthy.mail.feedback.FeedbackReader} takes the bytes of one mail and answers a
 * {@link io.github.mailworthy.feedback.Reading}, whatever the bytes.
 */
@NullMarked
package io.github.mailworthy.mail.feedback;

import org.jspecify.annotations.NullMarked;
