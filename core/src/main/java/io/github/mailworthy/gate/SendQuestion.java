package io.github.mailworthy.gate;

import java.util.Optional;

/**
 * What is to be sent.
 *
 * @param kind what it is for
 * @param list the id of the list it goes to, for commercial messages
 * @param exemption for one message that must go out although consent forbids it, such as the confirmation of an opt-out: why. It
 *     never overrides a fact of the mailbox or a block.
 * @param asset what it is about, in a word of the host's such as {@code product}, {@code ""} for nothing: it may have a sender of its own
 */
public record SendQuestion(MessageKind kind, Optional<String> list, Optional<String> exemption, String asset) {
    /**
     * Takes the question.
     *
     * @throws IllegalArgumentException if the list or the exemption is there and blank
     */
    public SendQuestion {
        if (list.filter(String::isBlank).isPresent()
                || exemption.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a list has an id, and an exemption a reason; one of them is blank");
        }
    }

    /** A question about no asset. */
    public SendQuestion(MessageKind kind, Optional<String> list, Optional<String> exemption) {
        this(kind, list, exemption, "");
    }

    /** A commercial message to a list. */
    public static SendQuestion commercial(String list) {
        return new SendQuestion(MessageKind.COMMERCIAL, Optional.of(list), Optional.empty());
    }

    /** A message of a kind, to no list. */
    public static SendQuestion of(MessageKind kind) {
        return new SendQuestion(kind, Optional.empty(), Optional.empty());
    }

    /** This one message, although consent forbids it. */
    public SendQuestion exempt(String why) {
        return new SendQuestion(kind, list, Optional.of(why), asset);
    }

    /** The same about an asset. */
    public SendQuestion about(String what) {
        return new SendQuestion(kind, list, exemption, what);
    }
}
