/** Email addresses: their syntax, their one form for comparison, and what is known of their domains. */
@NullMarked
package io.github.mailworthy.address;

import org.jspecify.annotations.NullMarked;
