/** How every place works: read, decide, apply, and again if somebody else was faster. For places that a host adds. */
@NullMarked
package io.github.mailworthy.mail.work;

import org.jspecify.annotations.NullMarked;
