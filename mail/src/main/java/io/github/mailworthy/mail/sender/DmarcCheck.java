package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.DomainRelation;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dmarc.DmarcRecord;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import io.github.mailworthy.sender.dmarc.DmarcRules;
import io.github.mailworthy.sender.dmarc.TreeWalk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the DMARC policy that holds for a domain, as receivers do (RFC 9989, or RFC 7489 with the public suffix list).
 *
 * <p>Total: trouble with the DNS is {@link DmarcReport#unknown()}. Waits for the DNS in the calling thread. Thread-safe.
 */
public final class DmarcCheck {
    private final DnsLookup dns;
    private final Duration limit;
    private final boolean bySuffixList;

    private DmarcCheck(DnsLookup dns, Duration limit, boolean bySuffixList) {
        this.dns = dns;
        this.limit = limit;
        this.bySuffixList = bySuffixList;
    }

    /** Checks by the tree walk of RFC 9989, with 20 seconds for each check. */
    public static DmarcCheck over(DnsLookup dns) {
        return new DmarcCheck(dns, Duration.ofSeconds(20), false);
    }

    /** The same by RFC 7489: the public suffix list says what an organization is. */
    public DmarcCheck withSuffixList() {
        return new DmarcCheck(dns, limit, true);
    }

    /** The policy for mail whose From is at this domain, lower-case A-labels. */
    public DmarcReport check(String domain) {
        Asker asker = new Asker(dns, limit);
        DmarcReport report = policy(asker, domain);
        return report.with(findings(asker, report));
    }

    DmarcReport policy(Asker asker, String domain) {
        String start = DnsNames.ascii(domain).toLowerCase(Locale.ROOT);
        return policy(asker, start, walk(asker, start)).withFound(texts(asker.ask("_dmarc." + start, RecordType.TXT)));
    }

    private DmarcReport policy(Asker asker, String start, Walked walked) {
        if (bySuffixList) {
            return known(DmarcRules.applyWithSuffixList(walked.walk()), walked);
        }
        DmarcReport report = DmarcRules.apply(walked.walk(), true);
        boolean asksWhetherItExists = report.record()
                        .filter(record -> record.tags().containsKey("np"))
                        .isPresent()
                && !report.location().equals(Optional.of(start));
        return known(asksWhetherItExists ? DmarcRules.apply(walked.walk(), exists(asker, start)) : report, walked);
    }

    /** The organizational domain of any domain, for alignment. */
    String organizational(Asker asker, String domain) {
        return bySuffixList
                ? DmarcRules.organizationalBySuffixList(domain)
                : walk(asker, domain).walk().organizational();
    }

    private record Walked(TreeWalk walk, List<String> failed) {}

    private Walked walk(Asker asker, String start) {
        List<String> stops =
                bySuffixList ? List.of(start, DmarcRules.organizationalBySuffixList(start)) : TreeWalk.stops(start);
        stops.forEach(stop -> asker.start("_dmarc." + stop, RecordType.TXT));
        Map<String, DmarcRecord> found = new HashMap<>();
        List<String> failed = new ArrayList<>();
        for (String stop : stops) {
            DnsAnswer answer = asker.ask("_dmarc." + stop, RecordType.TXT);
            if (answer instanceof DnsAnswer.Failed failure && failure.cause() != DnsAnswer.Failed.Cause.BAD_NAME) {
                failed.add(stop);
            }
            List<DmarcRecord> records = records(answer);
            if (records.size() == 1) {
                found.put(stop, records.get(0));
            }
        }
        return new Walked(new TreeWalk(start, found), failed);
    }

    /** A stop that did not answer spoils the policy only if the policy could hang on it. */
    private static DmarcReport known(DmarcReport report, Walked walked) {
        boolean own = report.location().filter(report.domain()::equals).isPresent();
        boolean spoiled = walked.failed().stream()
                .anyMatch(stop ->
                        stop.equals(report.domain()) || (!own && report.walked().contains(stop)));
        return spoiled
                ? new DmarcReport(
                        report.domain(),
                        report.organizational(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        report.walked(),
                        true,
                        List.of(Finding.warning(
                                "DNS_FAILED",
                                "The DNS did not answer for _dmarc."
                                        + walked.failed().get(0) + ": the policy is not known.",
                                "Try again later.")),
                        List.of())
                : report;
    }

    private static List<DmarcRecord> records(DnsAnswer answer) {
        return texts(answer).stream()
                .flatMap(text -> DmarcRecord.parse(text).stream())
                .toList();
    }

    private static List<String> texts(DnsAnswer answer) {
        return answer.records().stream()
                .filter(DnsRecord.Txt.class::isInstance)
                .map(record -> ((DnsRecord.Txt) record).joined())
                .toList();
    }

    private static boolean exists(Asker asker, String domain) {
        return !(asker.ask(domain, RecordType.A) instanceof DnsAnswer.NoSuchName);
    }

    List<Finding> findings(Asker asker, DmarcReport report) {
        List<Finding> findings = new ArrayList<>();
        for (String stop : report.walked()) {
            int records = records(asker.ask("_dmarc." + stop, RecordType.TXT)).size();
            if (records > 1) {
                findings.add(Finding.error(
                        "DMARC_TWICE",
                        "There are " + records + " DMARC records at _dmarc." + stop + ": receivers ignore all of them.",
                        "Keep one."));
            }
        }
        findings.addAll(misplaced(asker, report));
        report.record()
                .ifPresent(record ->
                        findings.addAll(strangers(asker, report.location().orElse(""), record)));
        return findings;
    }

    /** A record at the domain itself, or one that something stands before, has no effect. */
    private static List<Finding> misplaced(Asker asker, DmarcReport report) {
        List<Finding> findings = new ArrayList<>();
        if (report.location().equals(Optional.of(report.domain()))) {
            return findings;
        }
        if (!records(asker.ask(report.domain(), RecordType.TXT)).isEmpty()) {
            findings.add(Finding.error(
                    "DMARC_AT_ROOT",
                    "There is a DMARC record at " + report.domain() + " itself, where nobody looks.",
                    "Move it to _dmarc." + report.domain() + "."));
        }
        String doubled = "_dmarc." + report.domain() + "." + report.domain();
        if (!records(asker.ask(doubled, RecordType.TXT)).isEmpty()) {
            findings.add(Finding.error(
                    "DMARC_DOUBLED_ZONE",
                    "The DMARC record stands at " + doubled + ": your provider adds the domain by itself.",
                    "Enter the name as _dmarc, without the domain."));
        }
        boolean almost = asker.ask("_dmarc." + report.domain(), RecordType.TXT).records().stream()
                .filter(DnsRecord.Txt.class::isInstance)
                .map(record -> ((DnsRecord.Txt) record).joined())
                .anyMatch(text -> DmarcRecord.parse(text).isEmpty()
                        && text.toLowerCase(Locale.ROOT)
                                .replaceAll("[\\s\"]", "")
                                .startsWith("v=dmarc1"));
        if (almost) {
            findings.add(Finding.error(
                    "DMARC_NOT_FIRST",
                    "The record at _dmarc." + report.domain() + " does not start with exactly v=DMARC1 and is ignored.",
                    "Remove what stands before v=DMARC1, and write it in this case with a ; behind it."));
        }
        return findings;
    }

    /** Reports to another organization need its consent (RFC 9990 §4, RFC 9991). */
    private static List<Finding> strangers(Asker asker, String location, DmarcRecord record) {
        return Stream.of("rua", "ruf")
                .flatMap(tag -> record.uris(tag).stream())
                .filter(uri -> uri.regionMatches(true, 0, "mailto:", 0, 7))
                .map(uri -> uri.substring(uri.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .distinct()
                .filter(host -> !isOurs(location, host))
                .filter(host -> {
                    DnsAnswer answer = asker.ask(location + "._report._dmarc." + host, RecordType.TXT);
                    return !answer.isFailure() && records(answer).isEmpty();
                })
                .map(host -> Finding.warning(
                        "REPORTS_NOT_AUTHORIZED",
                        "Reports are asked for at " + host + ", which does not say that it takes them.",
                        "Have v=DMARC1 published at " + location + "._report._dmarc." + host + "."))
                .toList();
    }

    private static boolean isOurs(String location, String host) {
        return DomainRelation.between(host, location) != DomainRelation.DIFFERENT
                || DomainRelation.within(location, host)
                || DomainRelation.within(host, location);
    }
}
