package io.github.mailworthy.sender.domain;

import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.spf.SpfDirective;
import io.github.mailworthy.sender.spf.SpfDirective.Mechanism;
import io.github.mailworthy.sender.spf.SpfNode;
import io.github.mailworthy.sender.spf.SpfRecord;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a domain's SPF does for the platform's own addresses: evaluated, never compared as text. */
final class SpfDiagnosis {
    private final DomainSetup setup;
    private final DnsView dns;

    SpfDiagnosis(DomainSetup setup, DnsView dns) {
        this.setup = setup;
        this.dns = dns;
    }

    /** Of the records at the domain that MAIL FROM is at, and of one report for each of the platform's addresses. */
    RecordCheck check(List<SpfReport> reports, Instant now) {
        String name = setup.mailFromDomain();
        List<String> found = dns.texts(name).stream().filter(SpfRecord::isSpf).toList();
        List<Finding> findings = new ArrayList<>();
        RecordCheck.Status status = status(reports, found);
        reports.stream()
                .filter(report -> report.result() != SpfResult.PASS)
                .findFirst()
                .ifPresent(report -> verdict(name, found, report, findings));
        found.stream()
                .findFirst()
                .flatMap(text -> SpfRecord.parse(text).record())
                .ifPresent(record -> lint(record, findings));
        if (found.size() > 1) {
            findings.add(Finding.warning(
                    "SPF_TWICE",
                    "There are " + found.size() + " SPF records at " + name + ": receivers take none.",
                    "Join them into one record."));
        }
        return new RecordCheck(
                name,
                RecordType.TXT,
                status,
                found,
                findings,
                RecordCheck.remembered(dns.at(name, RecordType.TXT), now));
    }

    private static RecordCheck.Status status(List<SpfReport> reports, List<String> found) {
        if (reports.stream().anyMatch(report -> report.result() == SpfResult.TEMPERROR)) {
            return RecordCheck.Status.UNKNOWN;
        }
        if (found.isEmpty()) {
            return RecordCheck.Status.MISSING;
        }
        boolean passes = reports.stream().allMatch(report -> report.result() == SpfResult.PASS);
        return passes && found.size() == 1 ? RecordCheck.Status.OK : RecordCheck.Status.WRONG;
    }

    private void verdict(String name, List<String> found, SpfReport report, List<Finding> findings) {
        if (report.result() == SpfResult.TEMPERROR) {
            findings.add(Finding.warning(
                    "DNS_FAILED",
                    "SPF of " + name + " could not be evaluated: "
                            + report.problem().orElse(""),
                    "Try again later."));
            return;
        }
        if (report.lookups() > SpfReport.MOST_LOOKUPS) {
            findings.add(Finding.warning(
                    "SPF_TOO_MANY_LOOKUPS",
                    "The SPF record of " + name + " needs more than " + SpfReport.MOST_LOOKUPS
                            + " lookups: receivers reject it whole.",
                    "Remove includes that are no longer used."));
        } else if (report.voids() > SpfReport.MOST_VOIDS) {
            findings.add(Finding.warning(
                    "SPF_TOO_MANY_VOIDS",
                    "More than " + SpfReport.MOST_VOIDS + " names in the SPF record of " + name + " do not exist.",
                    "Remove them; the tree shows which."));
        } else if (report.result() == SpfResult.PERMERROR
                && missing(report.tree()).isPresent()) {
            findings.add(Finding.warning(
                    "SPF_INCLUDE_MISSING",
                    "The SPF record of " + name + " leads to "
                            + missing(report.tree()).get() + ", where there is none: receivers reject it whole.",
                    "Remove that include or redirect, or correct its name."));
        } else if (report.result() == SpfResult.PERMERROR && found.size() == 1) {
            findings.add(Finding.warning(
                    "SPF_BROKEN",
                    "The SPF record of " + name + " cannot be used: "
                            + report.problem().orElse("") + ".",
                    "Correct it."));
        } else if (found.size() == 1) {
            findings.add(Finding.warning(
                    "SPF_NOT_AUTHORIZED",
                    "The SPF record of " + name + " says " + report.result().word() + " for the platform's servers.",
                    "Put "
                            + setup.spfInclude()
                                    .map(include -> "include:" + include)
                                    .orElse("their addresses") + " into it."));
        } else if (found.isEmpty()) {
            findings.add(Finding.warning(
                    "SPF_MISSING", "There is no SPF record at " + name + ".", "Publish the record shown."));
            boolean atRoot = !name.equals(setup.domain())
                    && dns.texts(setup.domain()).stream().anyMatch(SpfRecord::isSpf);
            if (atRoot) {
                findings.add(Finding.info(
                        "SPF_AT_ROOT",
                        "There is one at " + setup.domain() + ", but SPF is checked on MAIL FROM, which is at " + name
                                + ".",
                        ""));
            }
        }
    }

    /** The name that an include or redirect leads to in vain (RFC 7208 §5.2, §6.1), however deep. */
    private static Optional<String> missing(Optional<SpfNode> node) {
        return node.flatMap(at -> at.steps().stream()
                .flatMap(step -> step.child().stream())
                .flatMap(child -> child.result() == SpfResult.NONE
                        ? Stream.of(child.domain())
                        : missing(Optional.of(child)).stream())
                .findFirst());
    }

    private void lint(SpfRecord record, List<Finding> findings) {
        List<SpfDirective> directives = record.directives();
        int all = 0;
        while (all < directives.size() && directives.get(all).mechanism() != Mechanism.ALL) {
            all++;
        }
        if (all < directives.size() - 1) {
            boolean ours = directives.stream().skip(all + 1).anyMatch(this::isOurs);
            findings.add(Finding.warning(
                    ours ? "INCLUDE_AFTER_ALL" : "TERMS_AFTER_ALL",
                    "What stands behind \"all\" in the SPF record has no effect"
                            + (ours ? ", and the platform is among it." : "."),
                    "Move it before \"all\"."));
        }
        if (all == directives.size() && record.redirect().isEmpty()) {
            findings.add(Finding.info(
                    "SPF_OPEN_END",
                    "The SPF record has neither all nor redirect=: it says nothing of other senders.",
                    "End it with ~all."));
        } else if (all < directives.size() && directives.get(all).result() == SpfResult.PASS) {
            findings.add(Finding.warning(
                    "SPF_PASS_ALL", "+all lets everybody send as the domain.", "End the record with ~all."));
        }
        if (directives.stream().anyMatch(directive -> directive.mechanism() == Mechanism.PTR)) {
            findings.add(Finding.warning(
                    "SPF_PTR", "ptr should not be used (RFC 7208 §5.5).", "Name the addresses instead."));
        }
        if (record.text().length() > 450) {
            findings.add(Finding.warning(
                    "SPF_LONG",
                    "The SPF record has " + record.text().length()
                            + " characters; more than 450 may not fit into an answer.",
                    "Shorten it."));
        }
    }

    private boolean isOurs(SpfDirective directive) {
        return directive.mechanism() == Mechanism.INCLUDE
                && directive.domain().map(spec -> spec.source()).equals(setup.spfInclude());
    }
}
