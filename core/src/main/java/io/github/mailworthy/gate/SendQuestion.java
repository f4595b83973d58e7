package io.github.mailworthy.gate;

import java.util.Optional;

/**
 * What is to be sent.
 *
 * @param kind what it is for
 * @param list the id of the list it goes to, for commercial messages: any characters but control characters and halves of surrogate
 *     pairs. Keep it short: it stands in links to unsubscribe, and where account id and address are very long, too, a long one leaves
 *     no room for the link, and its recipient is refused.
 * @param exemption for one message that must go out although consent forbids it, such as the confirmation of an opt-out: why. It
 *     never overrides a fact of the mailbox or a block.
 * @param asset what it is about, in a word of the host's such as {@code product}, {@code ""} for nothing: it may have a sender of its own
 */
public record SendQuestion(MessageKind kind, Optional<String> list, Optional<String> exemption, String asset) {
    /**
     * Takes the question.
     *
     * @throws IllegalArgumentException if the list or the exemption is there and blank, or the list holds a control character or half of
     *     a surrogate pair
     */
    public SendQuestion {
        if (list.filter(String::isBlank).isPresent()
                || exemption.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a list has an id, and an exemption a reason; one of them is blank");
        }
        if (!list.map(SendQuestion::isListId).orElse(true)) {
            throw new IllegalArgumentException(
                    "a list's id holds no control character and no half of a surrogate pair");
        }
    }

    /** Whether a text can name a list: it is stored, and stands in links to unsubscribe. */
    public static boolean isListId(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
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
