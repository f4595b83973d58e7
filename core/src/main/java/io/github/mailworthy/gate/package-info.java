/** The decision in front of every send: which message may go to which contact. */
@NullMarked
package io.github.mailworthy.gate;

import org.jspecify.annotations.NullMarked;
