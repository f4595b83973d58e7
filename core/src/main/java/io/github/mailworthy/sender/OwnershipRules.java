package io.github.mailworthy.sender;

import io.github.mailworthy.address.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/** Nobody sends as a stranger. */
final class OwnershipRules {
    private OwnershipRules() {}

    static List<Finding> check(EmailAddress from, SenderFacts facts, SenderPolicy policy) {
        List<Finding> findings = new ArrayList<>();
        DomainStanding standing = facts.standing(from.domain());
        boolean shown = standing.verified() || facts.isConfirmed(from);
        if (!shown && policy.ownership() == SenderPolicy.Ownership.REQUIRED) {
            findings.add(Finding.error(
                    "OWNERSHIP_NOT_SHOWN",
                    "It is not shown yet that " + Shown.quoted(from.toString()) + " is yours.",
                    "Have a code sent to the address and enter it, or publish the DKIM record of " + from.domain()
                            + "."));
        } else if (!shown && policy.ownership() == SenderPolicy.Ownership.NOT_ASKED) {
            findings.add(Finding.info(
                    "OWNERSHIP_NOT_SHOWN",
                    "Whether the address is yours cannot be shown here.",
                    "A code mailed to the address, or its domain's DKIM record, will show it."));
        }
        if (standing.enforced() && !standing.aligned()) {
            findings.add(Finding.error(
                    "DMARC_UNALIGNED",
                    "The DMARC policy of " + from.domain() + " tells receivers to refuse mail that does not come from"
                            + " the domain's own systems, and what is sent here would not pass.",
                    "Publish the DKIM record for this platform at " + from.domain() + "."));
        } else if (!standing.verified() && policy.ownership() != SenderPolicy.Ownership.NOT_ASKED) {
            findings.add(Finding.warning(
                    "DOMAIN_NOT_AUTHENTICATED",
                    "The domain " + from.domain() + " is not authenticated for this platform"
                            + standing.failedSince()
                                    .map(since -> " (its records were looked for in vain until " + since + ")")
                                    .orElse("")
                            + ": large receivers may put your mail into spam or refuse it.",
                    "Publish the records shown under domains."));
        }
        return findings;
    }
}
