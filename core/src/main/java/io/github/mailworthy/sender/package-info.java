/**
 * Who may send as what: the details of a sender, and everything that speaks against them.
 *
 * <p>{@link io.github.mailworthy.sender.SenderRules#check} takes the details as they were typed and answers all findings at once. An
 * {@link io.github.mailworthy.sender.Finding.Severity#ERROR} blocks the sender, a warning is shown and may be acknowledged. What only
 * the world can tell (who owns an address, what a domain publishes) comes in as {@link io.github.mailworthy.sender.SenderFacts}.
 */
@NullMarked
package io.github.mailworthy.sender;

import org.jspecify.annotations.NullMarked;
