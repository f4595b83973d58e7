/** Doubles for a host's own tests: a clock that the test moves, a mailer that keeps what it is given, a DNS server on loopback. They need no test library. */
@NullMarked
package io.github.mailworthy.mail.testing;

import org.jspecify.annotations.NullMarked;
