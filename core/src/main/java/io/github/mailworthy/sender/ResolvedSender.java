package io.github.mailworthy.sender;

import java.util.Optional;

/**
 * Who a message goes out as, and why.
 *
 * @param sender the details to use; empty: it must not be sent
 * @param id of the sender that was chosen, or that was refused
 * @param code of the finding that blocks it, {@code NO_SENDER} if no details are saved; empty if it may be used
 * @param because for people
 */
public record ResolvedSender(Optional<SenderDetails> sender, String id, String code, String because) {}
