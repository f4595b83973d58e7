package io.github.mailworthy.sender.spf;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * One domain's record within a check, and what became of each term that was looked at.
 *
 * @param domain whose record
 * @param record as published; empty if there is none or there are several
 * @param steps the terms that were looked at, in order
 * @param result of this domain's record
 * @param problem why the result is an error or none
 */
public record SpfNode(
        String domain, Optional<String> record, List<Step> steps, SpfResult result, Optional<String> problem) {
    /** Copies the list. */
    public SpfNode {
        steps = ImmutableList.copyOf(steps);
    }

    /**
     * One term.
     *
     * @param term as it stands in the record
     * @param target the name that was asked for, if any
     * @param counts whether it is one of the ten lookups (RFC 7208 §4.6.4)
     * @param empty whether its query came back empty: a void lookup
     * @param matched whether it decided the result
     * @param note what was found, for people; may be empty
     * @param child the record that it led to
     */
    public record Step(
            String term,
            Optional<String> target,
            boolean counts,
            boolean empty,
            boolean matched,
            String note,
            Optional<SpfNode> child) {}
}
