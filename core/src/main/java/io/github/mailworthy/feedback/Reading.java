package io.github.mailworthy.feedback;

import com.google.common.base.Preconditions;
import java.util.List;
import java.util.Set;

/**
 * What came out of reading one mail: its feedback, or why there is none, and what was not looked at.
 *
 * @param result whether there is feedback, and if not why
 * @param feedback one for each recipient; not empty exactly if the result is {@link Result#FEEDBACK}
 * @param cut the limits that were met: what lay beyond them was not read, and the rest still counts
 */
public record Reading(Result result, List<Feedback> feedback, Set<Cut> cut) {
    /** Whether there is feedback, and if not why. */
    public enum Result {
        /** There is feedback. */
        FEEDBACK,
        /** It is a mail, and no feedback: an ordinary message. */
        UNRELATED,
        /** It reads like an answer to a message, but nothing of it was understood, or only with proof that it is ours. */
        NOT_UNDERSTOOD,
        /** There is nothing in it. */
        EMPTY,
        /** It is no mail: it does not start with header fields (RFC 5322 §2.1). */
        NO_MAIL
    }

    /** A limit that was met. */
    public enum Cut {
        /** More bytes than are read. */
        BYTES,
        /** Parts nested too deeply. */
        DEPTH,
        /** Too many parts. */
        PARTS,
        /** Too many header fields. */
        HEADERS,
        /** A line too long. */
        LINE,
        /** Too many recipients. */
        RECIPIENTS,
        /** More text than is searched. */
        TEXT
    }

    public Reading {
        feedback = List.copyOf(feedback);
        cut = Set.copyOf(cut);
        Preconditions.checkArgument(
                (result == Result.FEEDBACK) != feedback.isEmpty(), "%s with %s", result, feedback.size());
    }
}
