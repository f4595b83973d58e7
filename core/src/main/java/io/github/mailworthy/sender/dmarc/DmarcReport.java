package io.github.mailworthy.sender.dmarc;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.sender.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Which DMARC policy holds for a domain, and where it comes from.
 *
 * @param domain the author's domain
 * @param organizational the organizational domain
 * @param location the domain whose record holds, if there is one
 * @param record that record
 * @param policy what is asked for mail of this domain that fails; empty if DMARC does not apply
 * @param walked the domains that were asked, in order
 * @param unknown whether the DNS failed in a way that leaves the policy open; then there is no policy
 * @param findings about the record, with remedies
 * @param found every text that stands at the domain's own {@code _dmarc} name, as published, DMARC or not
 */
public record DmarcReport(
        String domain,
        String organizational,
        Optional<String> location,
        Optional<DmarcRecord> record,
        Optional<DmarcPolicy> policy,
        List<String> walked,
        boolean unknown,
        List<Finding> findings,
        List<String> found) {
    /** Copies the lists. */
    public DmarcReport {
        walked = ImmutableList.copyOf(walked);
        findings = ImmutableList.copyOf(findings);
        found = ImmutableList.copyOf(found);
    }

    /** The policy after {@code t=y} has taken it one level down. */
    public Optional<DmarcPolicy> applied() {
        boolean testing = record.map(DmarcRecord::testing).orElse(false);
        return testing ? policy.map(DmarcPolicy::testing) : policy;
    }

    /** Whether failing mail is to be treated otherwise than other mail. */
    public boolean enforced() {
        return policy.filter(what -> what != DmarcPolicy.NONE).isPresent();
    }

    /** The same with more findings. */
    public DmarcReport with(List<Finding> more) {
        return new DmarcReport(
                domain,
                organizational,
                location,
                record,
                policy,
                walked,
                unknown,
                ImmutableList.<Finding>builder().addAll(findings).addAll(more).build(),
                found);
    }

    /** The same with the texts that stand at the domain's own name. */
    public DmarcReport withFound(List<String> texts) {
        return new DmarcReport(domain, organizational, location, record, policy, walked, unknown, findings, texts);
    }
}
