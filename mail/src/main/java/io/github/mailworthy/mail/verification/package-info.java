/**
 * The ready-made {@link io.github.mailworthy.mail.spi.Verifier}: syntax, then lists, then DNS, then, if the host switches it on, a word
 * with the mail server.
 *
 * <p>Start with {@link io.github.mailworthy.mail.verification.StandardVerifier#builder}. What is judged is judged in the core
 * ({@link io.github.mailworthy.address.VerdictRules}); this package asks the world and keeps what it heard for a while.
 */
@NullMarked
package io.github.mailworthy.mail.verification;

import org.jspecify.annotations.NullMarked;
