package io.github.mailworthy.gate;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * Which kinds of message go out although the store cannot be asked: the host weighs a receipt that is late against a message to somebody who
 * must not get it.
 *
 * @param allowed the kinds that go out
 */
public record StoreDownPolicy(Set<MessageKind> allowed) {
    /** Commercial messages wait, all others go. */
    public static final StoreDownPolicy STANDARD =
            new StoreDownPolicy(Set.of(MessageKind.TRANSACTIONAL, MessageKind.ESSENTIAL, MessageKind.INTERNAL));

    /** Copies the set. */
    public StoreDownPolicy {
        allowed = ImmutableSet.copyOf(allowed);
    }

    boolean allows(MessageKind kind) {
        return kind == MessageKind.INTERNAL || allowed.contains(kind);
    }
}
