package io.github.mailworthy.gate;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.mailworthy.contact.Status;

/**
 * Which kinds of message go to a contact in which status. The strictest cell over all open statuses decides.
 *
 * <p>Immutable. {@link #standard()} is the default; {@link #toBuilder()} changes single cells.
 */
public final class SendPolicy {
    private static final SendPolicy STANDARD = new Builder(ImmutableSetMultimap.of())
            .allow(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL)
            .allow(Status.MULTIPLE_SOFT_BOUNCES, MessageKind.ESSENTIAL)
            .allow(Status.DECLINED_COMMERCIAL, MessageKind.TRANSACTIONAL)
            .allow(Status.DECLINED_COMMERCIAL, MessageKind.ESSENTIAL)
            .allow(Status.UNSUBSCRIBED, MessageKind.COMMERCIAL)
            .allow(Status.UNSUBSCRIBED, MessageKind.TRANSACTIONAL)
            .allow(Status.UNSUBSCRIBED, MessageKind.ESSENTIAL)
            .allow(Status.SUBSCRIBED, MessageKind.COMMERCIAL)
            .allow(Status.SUBSCRIBED, MessageKind.TRANSACTIONAL)
            .allow(Status.SUBSCRIBED, MessageKind.ESSENTIAL)
            .build();

    private final ImmutableSetMultimap<Status, MessageKind> allowed;

    private SendPolicy(ImmutableSetMultimap<Status, MessageKind> allowed) {
        this.allowed = allowed;
    }

    /** The matrix of the manual. */
    public static SendPolicy standard() {
        return STANDARD;
    }

    /** Whether this one status lets a kind of message through. Internal messages have no gate. */
    public boolean allows(Status status, MessageKind kind) {
        return kind == MessageKind.INTERNAL || allowed.containsEntry(status, kind);
    }

    /** Starts with these cells. */
    public Builder toBuilder() {
        return new Builder(allowed);
    }

    /** Changes cells. Not safe for several threads. */
    public static final class Builder {
        private final SetMultimap<Status, MessageKind> cells = MultimapBuilder.enumKeys(Status.class)
                .enumSetValues(MessageKind.class)
                .build();

        private Builder(ImmutableSetMultimap<Status, MessageKind> from) {
            cells.putAll(from);
        }

        /** Lets a kind of message through in a status. */
        public Builder allow(Status status, MessageKind kind) {
            cells.put(status, kind);
            return this;
        }

        /** Holds a kind of message back in a status. */
        public Builder forbid(Status status, MessageKind kind) {
            cells.remove(status, kind);
            return this;
        }

        /** The policy. */
        public SendPolicy build() {
            return new SendPolicy(ImmutableSetMultimap.copyOf(cells));
        }
    }
}
