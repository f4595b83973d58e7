package io.github.mailworthy.sender.domain;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands at the return path, against what should. */
final class ReturnPathDiagnosis {
    private ReturnPathDiagnosis() {}

    static RecordCheck check(DomainSetup setup, DomainSetup.ReturnPath path, DnsView dns, Instant now) {
        String name = path.at(setup.domain());
        RecordType type = path.cname() ? RecordType.CNAME : RecordType.MX;
        DnsAnswer answer = dns.at(name, type);
        List<String> found = answer.records().stream()
                .flatMap(record -> target(record).stream())
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (answer.isFailure()) {
            findings.add(Finding.warning("DNS_FAILED", "The DNS did not answer for " + name + ".", "Try again later."));
            return new RecordCheck(name, type, RecordCheck.Status.UNKNOWN, found, findings, Optional.empty());
        }
        if (found.contains(path.target())) {
            return new RecordCheck(name, type, RecordCheck.Status.OK, found, findings, Optional.empty());
        }
        boolean missing = found.isEmpty();
        if (missing && dns.has(name + "." + setup.domain(), type)) {
            findings.add(Finding.warning(
                    "DOUBLED_ZONE",
                    "The record stands at " + name + "." + setup.domain()
                            + ": your provider adds the domain by itself.",
                    "Enter the name as " + path.label() + "."));
        } else if (missing && path.cname() && dns.has(name, RecordType.A)) {
            findings.add(Finding.warning(
                    "PROXIED",
                    name + " answers with addresses and not with a CNAME.",
                    "Switch the proxy off for this record."));
        } else {
            findings.add(Finding.warning(
                    missing ? "RETURN_PATH_MISSING" : "RETURN_PATH_WRONG",
                    missing
                            ? "There is no " + type + " record at " + name + "."
                            : name + " leads to " + found + " and not to " + path.target() + ".",
                    "Publish the " + type + " record shown."));
        }
        return new RecordCheck(
                name,
                type,
                missing ? RecordCheck.Status.MISSING : RecordCheck.Status.WRONG,
                found,
                findings,
                RecordCheck.remembered(answer, now));
    }

    private static Optional<String> target(DnsRecord record) {
        if (record instanceof DnsRecord.Name alias) {
            return Optional.of(alias.target());
        }
        return record instanceof DnsRecord.Mx mx ? Optional.of(mx.exchange()) : Optional.empty();
    }
}
