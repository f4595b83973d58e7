/** The desk where the host's staff rule on safelist requests. */
@NullMarked
package io.github.mailworthy.mail.safelist;

import org.jspecify.annotations.NullMarked;
