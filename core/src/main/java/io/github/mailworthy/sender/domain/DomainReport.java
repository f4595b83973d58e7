package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import io.github.mailworthy.sender.spf.SpfReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one check of a domain found.
 *
 * @param domain that was checked
 * @param dkim one check for each selector
 * @param returnPath the check of the return path, if one is asked for
 * @param spf the check of SPF at the domain that MAIL FROM is at
 * @param spfReports the evaluations, one for each of the platform's addresses
 * @param dmarc the policy that holds
 * @param alignment what to expect of DMARC
 * @param checklist what large receivers ask for
 * @param toPublish the records to publish, given what is there
 * @param findings what belongs to none of the above
 * @param queries how many questions the DNS was asked
 */
public record DomainReport(
        String domain,
        List<RecordCheck> dkim,
        Optional<RecordCheck> returnPath,
        RecordCheck spf,
        List<SpfReport> spfReports,
        DmarcReport dmarc,
        Alignment alignment,
        List<ChecklistItem> checklist,
        RecordsToPublish toPublish,
        List<Finding> findings,
        int queries) {
    /** Copies the lists. */
    public DomainReport {
        dkim = ImmutableList.copyOf(dkim);
        spfReports = ImmutableList.copyOf(spfReports);
        checklist = ImmutableList.copyOf(checklist);
        findings = ImmutableList.copyOf(findings);
    }

    /** Whether DKIM is right: OK if every selector is, unknown if none is wrong but the DNS did not tell of all. */
    public CheckResult result() {
        if (dkim.isEmpty()) {
            return CheckResult.UNKNOWN;
        }
        boolean wrong = dkim.stream()
                .anyMatch(check ->
                        check.status() == RecordCheck.Status.WRONG || check.status() == RecordCheck.Status.MISSING);
        if (wrong) {
            return CheckResult.WRONG;
        }
        return dkim.stream().allMatch(check -> check.status() == RecordCheck.Status.OK)
                ? CheckResult.OK
                : CheckResult.UNKNOWN;
    }

    /** The same after so many questions. */
    public DomainReport withQueries(int asked) {
        return new DomainReport(
                domain, dkim, returnPath, spf, spfReports, dmarc, alignment, checklist, toPublish, findings, asked);
    }

    /** The same with other records to publish, and with more findings that belong to none of the checks. */
    public DomainReport with(RecordsToPublish records, List<Finding> more) {
        return new DomainReport(
                domain,
                dkim,
                returnPath,
                spf,
                spfReports,
                dmarc,
                alignment,
                checklist,
                records,
                ImmutableList.<Finding>builder().addAll(findings).addAll(more).build(),
                queries);
    }

    /** All findings, those about DKIM first. */
    public List<Finding> allFindings() {
        List<Finding> all = new ArrayList<>();
        dkim.forEach(check -> all.addAll(check.findings()));
        returnPath.ifPresent(check -> all.addAll(check.findings()));
        all.addAll(spf.findings());
        all.addAll(dmarc.findings());
        all.addAll(findings);
        return all;
    }
}
