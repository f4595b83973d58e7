/** Sentences for people, as a key and its arguments; a message catalog in the running part turns them into words. */
@NullMarked
package io.github.mailworthy.text;

import org.jspecify.annotations.NullMarked;
