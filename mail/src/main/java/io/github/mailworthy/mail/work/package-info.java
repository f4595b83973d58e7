/** How every place works: read, decide, apply, and again if somebody else was faster. Not exported. */
@NullMarked
package io.github.mailworthy.mail.work;

import org.jspecify.annotations.NullMarked;
