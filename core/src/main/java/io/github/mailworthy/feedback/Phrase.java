package io.github.mailworthy.feedback;

import com.google.common.base.Preconditions;

/**
 * Words by which a receiving system says why it refused.
 *
 * @param text the words in lower case, one blank between two of them; {@code *} stands for up to 80 characters in between
 * @param category what they mean
 * @param source where these words come from, for whoever doubts them
 */
public record Phrase(String text, BounceCategory category, String source) {
    public Phrase {
        int star = text.indexOf('*');
        String start = (star < 0 ? text : text.substring(0, star)).strip();
        Preconditions.checkArgument(start.length() >= 3, "too short a start to mean anything: %s", text);
    }
}
