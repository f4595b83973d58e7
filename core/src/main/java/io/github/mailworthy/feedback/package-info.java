/** What the world says after a message was sent: deliveries, bounces, complaints, and whose fault a failure was. */
@NullMarked
package io.github.mailworthy.feedback;

import org.jspecify.annotations.NullMarked;
