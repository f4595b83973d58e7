/** The gate in front of every send. */
@NullMarked
package io.github.mailworthy.mail.gate;

import org.jspecify.annotations.NullMarked;
