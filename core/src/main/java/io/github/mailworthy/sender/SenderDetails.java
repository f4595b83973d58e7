package io.github.mailworthy.sender;

import com.google.common.base.CharMatcher;

/**
 * A sender as the customer typed it; nothing is checked yet.
 *
 * @param name shown beside the address, may be empty
 * @param from the address in From (RFC 5322 §3.6.2)
 * @param replyTo where replies go, empty: to {@code from}
 */
public record SenderDetails(String name, String from, String replyTo) {
    private static final CharMatcher SPACES = CharMatcher.anyOf(" \u00A0");

    /** Takes the texts, without the spaces around them: nobody means those. Line breaks stay, to be found. */
    public SenderDetails {
        name = SPACES.trimFrom(name);
        from = SPACES.trimFrom(from);
        replyTo = SPACES.trimFrom(replyTo);
    }

    /** Where replies go: {@link #replyTo()}, or {@link #from()} without one. */
    public String repliesTo() {
        return replyTo.isEmpty() ? from : replyTo;
    }
}
