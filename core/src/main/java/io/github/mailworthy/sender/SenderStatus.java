package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A sender with everything that is said of it now.
 *
 * @param sender as it is kept
 * @param findings all of them
 * @param active whether it can be used: saved or not, nothing blocks it
 */
public record SenderStatus(Sender sender, List<Finding> findings, boolean active) {
    /** Copies the list. */
    public SenderStatus {
        findings = ImmutableList.copyOf(findings);
    }

    /** The warnings that nobody has acknowledged in their present words. */
    public List<Finding> openWarnings() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .filter(finding -> !sender.hasAcknowledged(finding))
                .toList();
    }
}
