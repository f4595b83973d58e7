/**
 * What was asked of the DNS and what it said, as values.
 *
 * <p>Names are text: absolute, without the final dot, A-labels in lower case; the root is {@code "."}. "There is none", "there is
 * no such name" and "it could not be told" are three different answers and stay apart.
 */
@NullMarked
package io.github.mailworthy.dns;

import org.jspecify.annotations.NullMarked;
