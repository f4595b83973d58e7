package io.github.mailworthy.text;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A sentence for people, not yet in words: the key of a sentence in the message catalog, and what stands in its gaps.
 *
 * @param key of the sentence, such as {@code reason.NO_SUCH_MAILBOX.explanation}
 * @param args for {@code {0}}, {@code {1}} and so on: text that is shown as it is
 */
public record Text(String key, List<String> args) {
    /** Copies the arguments. */
    public Text {
        args = ImmutableList.copyOf(args);
    }

    /** A sentence with these arguments. */
    public static Text of(String key, String... args) {
        return new Text(key, ImmutableList.copyOf(args));
    }
}
