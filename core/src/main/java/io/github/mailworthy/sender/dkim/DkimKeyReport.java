package io.github.mailworthy.sender.dkim;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.sender.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a verifier makes of the TXT record at a selector.
 *
 * @param usable whether a signature can be verified with it
 * @param findings what stands in the way, and what is worth knowing
 * @param key the key in it, if one can be read, usable or not
 * @param record its strings joined
 * @param testing whether {@code t=y} tells verifiers to be lenient
 */
public record DkimKeyReport(
        boolean usable, List<Finding> findings, Optional<DkimPublicKey> key, String record, boolean testing) {
    /** Copies the list. */
    public DkimKeyReport {
        findings = ImmutableList.copyOf(findings);
    }

    /** Whether there is a finding with this code. */
    public boolean has(String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }
}
