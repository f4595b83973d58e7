/** The daily letter to an account about what became of its requests. */
@NullMarked
package io.github.mailworthy.mail.summary;

import org.jspecify.annotations.NullMarked;
