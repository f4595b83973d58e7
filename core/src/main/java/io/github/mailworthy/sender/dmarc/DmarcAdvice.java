package io.github.mailworthy.sender.dmarc;

import io.github.mailworthy.sender.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is worth telling about a DMARC record. */
final class DmarcAdvice {
    private static final Set<String> KNOWN =
            Set.of("p", "sp", "np", "adkim", "aspf", "fo", "rua", "ruf", "t", "psd", "pct", "rf", "ri");

    private DmarcAdvice() {}

    static List<Finding> about(
            String domain, Optional<String> location, Optional<DmarcRecord> found, Optional<DmarcPolicy> policy) {
        List<Finding> findings = new ArrayList<>();
        if (found.isEmpty()) {
            findings.add(Finding.warning(
                    "DMARC_MISSING",
                    domain + " has no DMARC record: large receivers ask bulk senders for one.",
                    "Publish v=DMARC1; p=none at _dmarc." + domain + "."));
            return findings;
        }
        DmarcRecord record = found.get();
        policies(record, policy, findings);
        tags(record, findings);
        reports(record, findings);
        return findings;
    }

    private static void policies(DmarcRecord record, Optional<DmarcPolicy> policy, List<Finding> findings) {
        if (!record.tags().containsKey("p")) {
            findings.add(Finding.warning(
                    "POLICY_MISSING",
                    "The DMARC record has no p=: it counts as p=none, and older receivers ignore it.",
                    "Write p=none, p=quarantine or p=reject behind v=DMARC1."));
        }
        for (String tag : List.of("p", "sp", "np")) {
            if (record.isInvalidPolicy(tag)) {
                findings.add(Finding.error(
                        "POLICY_INVALID",
                        tag + "=" + record.tags().get(tag) + " is no policy"
                                + (policy.isEmpty() ? ": receivers ignore the record." : ": it counts as p=none."),
                        "Write none, quarantine or reject."));
            }
        }
        if (policy.filter(DmarcPolicy.NONE::equals).isPresent()) {
            findings.add(Finding.info(
                    "POLICY_NONE",
                    "The policy asks for nothing to be done with forged mail.",
                    "Tighten it when reports show that all your mail passes."));
        }
        if (record.testing()) {
            findings.add(Finding.info("TEST_MODE", "t=y: the policy is applied one level down.", ""));
        }
    }

    private static void tags(DmarcRecord record, List<Finding> findings) {
        for (String removed : List.of("pct", "rf", "ri")) {
            if (record.tags().containsKey(removed)) {
                findings.add(Finding.warning(
                        "TAG_REMOVED",
                        removed + "= was taken out of DMARC (RFC 9989): receivers may ignore it.",
                        "Remove it" + (removed.equals("pct") ? "; t=y is what is left of it." : ".")));
            }
        }
        record.tags().keySet().stream()
                .filter(tag -> !KNOWN.contains(tag))
                .forEach(tag -> findings.add(Finding.warning(
                        "TAG_UNKNOWN", tag + "= is no tag of DMARC and is ignored.", "Check the spelling.")));
        record.duplicates()
                .forEach(tag -> findings.add(Finding.error(
                        "TAG_TWICE", tag + "= stands twice: receivers may ignore the record.", "Keep one.")));
        record.malformed()
                .forEach(part -> findings.add(Finding.warning(
                        "MALFORMED", "\"" + part + "\" is no tag=value and is ignored.", "Separate tags with ;.")));
        for (String tag : List.of("adkim", "aspf")) {
            oneOf(record, tag, "r|s", findings);
        }
        oneOf(record, "t", "y|n", findings);
        oneOf(record, "psd", "y|n|u", findings);
        oneOf(record, "fo", "[01ds](\\s*:\\s*[01ds])*", findings);
    }

    private static void oneOf(DmarcRecord record, String tag, String pattern, List<Finding> findings) {
        String value = record.tags().get(tag);
        if (value != null && !value.matches("(?i)" + pattern)) {
            findings.add(Finding.warning(
                    "VALUE_INVALID", tag + "=" + value + " means nothing: the default is used.", "Correct the value."));
        }
    }

    private static void reports(DmarcRecord record, List<Finding> findings) {
        for (String tag : List.of("rua", "ruf")) {
            String value = record.tags().get(tag);
            if (value == null) {
                if (tag.equals("rua")) {
                    findings.add(Finding.info(
                            "NO_REPORTS",
                            "No reports are asked for.",
                            "Add rua=mailto: and an address to learn who sends as you."));
                }
                continue;
            }
            if (value.indexOf('!') >= 0) {
                findings.add(Finding.warning(
                        "SIZE_OBSOLETE",
                        "The size limit in " + tag + "= is obsolete.",
                        "Remove ! and what follows it."));
            }
            if (record.uris(tag).size() < value.split(",", -1).length) {
                findings.add(Finding.warning(
                        "URI_INVALID",
                        tag + "=" + value + " holds something that is no URI.",
                        "Write mailto: before each address, with commas between."));
            }
        }
    }
}
