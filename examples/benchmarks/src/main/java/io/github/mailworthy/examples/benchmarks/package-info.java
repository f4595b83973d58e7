/** What it costs, beside a floor or a peer in the same run. */
@NullMarked
package io.github.mailworthy.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
