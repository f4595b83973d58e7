/** The introduction: one story, end to end. */
@NullMarked
package io.github.mailworthy.examples.quickstart;

import org.jspecify.annotations.NullMarked;
