/** Sentences for people: the English ones that ship, and the host's own. */
@NullMarked
package io.github.mailworthy.mail.text;

import org.jspecify.annotations.NullMarked;
