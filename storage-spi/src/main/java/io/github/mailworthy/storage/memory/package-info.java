/**
 * A store that forgets when the process ends: the reference for what {@link io.github.mailworthy.storage.Storage} promises, and the
 * one for tests and first steps.
 */
@NullMarked
package io.github.mailworthy.storage.memory;

import org.jspecify.annotations.NullMarked;
