/** The store behind Mailworthy: one interface over keyed rows, and what it must keep. */
@NullMarked
package io.github.mailworthy.storage;

import org.jspecify.annotations.NullMarked;
