package io.github.mailworthy.mail.summary;

import io.github.mailworthy.summary.SummaryContent;
import java.util.Optional;

/** Puts a summary into words. A host may bring its own; called by many threads at once. */
public interface SummaryWriter {
    /** The letter of a content. */
    Words write(SummaryContent content);

    /**
     * A letter in words.
     *
     * @param subject one line
     * @param text as plain text
     * @param html the same as HTML, if there is one
     */
    record Words(String subject, String text, Optional<String> html) {}
}
