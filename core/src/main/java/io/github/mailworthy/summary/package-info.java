/** The letter that tells an account once a day what became of its requests. */
@NullMarked
package io.github.mailworthy.summary;

import org.jspecify.annotations.NullMarked;
