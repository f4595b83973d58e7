/**
 * The command line program {@code mailworthy}: one class per command, each a thin face of an exported part of the library.
 *
 * <p>Answers go to standard output as UTF-8, everything else to standard error. No argument is taken as a file of
 * arguments.
 */
@NullMarked
package io.github.mailworthy.examples.cli;

import org.jspecify.annotations.NullMarked;
