package io.github.mailworthy.sender.domain;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dkim.DkimKeyRecord;
import io.github.mailworthy.sender.dkim.DkimKeyReport;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands at a selector, against what should. */
final class DkimDiagnosis {
    private final DomainSetup setup;
    private final DnsView dns;
    private final Instant now;

    DkimDiagnosis(DomainSetup setup, DnsView dns, Instant now) {
        this.setup = setup;
        this.dns = dns;
        this.now = now;
    }

    RecordCheck check(DomainSetup.Selector selector) {
        String name = selector.at(setup.domain());
        RecordType type = selector.cname().isPresent() ? RecordType.CNAME : RecordType.TXT;
        DnsAnswer answer = dns.at(name, RecordType.TXT);
        List<Finding> findings = new ArrayList<>();
        if (answer.isFailure()) {
            findings.add(Finding.warning("DNS_FAILED", "The DNS did not answer for " + name + ".", "Try again later."));
            return new RecordCheck(name, type, RecordCheck.Status.UNKNOWN, List.of(), findings, Optional.empty());
        }
        List<DnsRecord.Txt> records = answer.records().stream()
                .filter(DnsRecord.Txt.class::isInstance)
                .map(DnsRecord.Txt.class::cast)
                .toList();
        List<String> found = records.stream().map(DnsRecord.Txt::joined).toList();
        if (records.isEmpty()) {
            missing(selector, name, findings);
            return new RecordCheck(
                    name, type, RecordCheck.Status.MISSING, found, findings, RecordCheck.remembered(answer, now));
        }
        boolean right = judge(selector, name, records, findings);
        bothKinds(name, answer, findings);
        wildcard(found, findings);
        return new RecordCheck(
                name,
                type,
                right ? RecordCheck.Status.OK : RecordCheck.Status.WRONG,
                found,
                findings,
                Optional.empty());
    }

    private boolean judge(
            DomainSetup.Selector selector, String name, List<DnsRecord.Txt> records, List<Finding> findings) {
        if (selector.cname()
                .filter(target -> samePlace(records.get(0).joined(), target))
                .isPresent()) {
            findings.add(Finding.error(
                    "CNAME_AS_TXT",
                    "The name " + selector.cname().orElse("") + " was published as a text at " + name + ".",
                    "Make it a record of type CNAME."));
            return false;
        }
        DkimKeyReport report = DkimKeyRecord.read(
                records.get(0).strings(),
                records.stream().skip(1).map(DnsRecord.Txt::joined).toList());
        findings.addAll(report.findings());
        cut(report, findings);
        Optional<DkimPublicKey> expected = selector.key();
        boolean other = expected.isPresent()
                && report.key().isPresent()
                && !report.key().equals(expected);
        if (other) {
            findings.add(Finding.error(
                    "OTHER_KEY",
                    "There is a DKIM key at " + name + ", but not the one in use: it may be an older one.",
                    "Replace it by the record shown."));
        }
        return report.usable() && !other;
    }

    private static boolean samePlace(String text, String target) {
        String bare = text.strip();
        return bare.equalsIgnoreCase(target) || bare.equalsIgnoreCase(target + ".");
    }

    private static void cut(DkimKeyReport report, List<Finding> findings) {
        int length = report.record().length();
        if (report.has("NOT_A_KEY") && length >= 250 && length <= 256) {
            findings.add(Finding.error(
                    "CUT_AT_255",
                    "The record has " + length + " characters: it was cut where one string of a TXT record ends.",
                    "Enter the whole key; if the form takes 255 characters only, split it into two quoted strings of one"
                            + " record."));
        }
    }

    private void missing(DomainSetup.Selector selector, String name, List<Finding> findings) {
        String doubled = name + "." + setup.domain();
        if (dns.has(doubled, RecordType.TXT) || dns.has(doubled, RecordType.CNAME)) {
            findings.add(Finding.error(
                    "DOUBLED_ZONE",
                    "The record stands at " + doubled + ": your provider adds the domain by itself.",
                    "Enter the name as " + selector.name() + "._domainkey, without the domain."));
        }
        if (dns.texts(setup.domain()).stream().anyMatch(DkimDiagnosis::isKey)) {
            findings.add(Finding.error(
                    "AT_APEX",
                    "There is a DKIM key at " + setup.domain() + " itself, where nobody looks.",
                    "Move it to " + name + "."));
        }
        Optional<String> target = cname(name);
        if (target.isPresent()) {
            findings.add(Finding.error(
                    "CNAME_LEADS_NOWHERE",
                    name + " points to " + target.get() + ", where there is no key.",
                    selector.cname().map(right -> "Point it to " + right + ".").orElse("Publish the key there.")));
        } else if (dns.has(name, RecordType.A)) {
            findings.add(Finding.error(
                    "PROXIED",
                    name + " answers with addresses: your provider puts its proxy before the record.",
                    "Switch the proxy off for this record (\"DNS only\")."));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.error(
                    "DKIM_MISSING",
                    "There is no DKIM record at " + name + ".",
                    "Publish the record shown, at the name servers of your domain."));
        }
    }

    private void bothKinds(String name, DnsAnswer answer, List<Finding> findings) {
        boolean direct =
                answer instanceof DnsAnswer.Records records && records.aliases().isEmpty();
        if (direct && cname(name).isPresent()) {
            findings.add(Finding.warning(
                    "CNAME_AND_TXT",
                    "There is a CNAME beside a TXT record at " + name + ": resolvers may see either.",
                    "Remove the one that is not asked for."));
        }
    }

    /** The same text at a name that nobody can have published says that every name has it. */
    private void wildcard(List<String> found, List<Finding> findings) {
        if (!dns.texts(DomainRules.probe(setup.domain())).isEmpty()) {
            boolean same = dns.texts(DomainRules.probe(setup.domain())).equals(found);
            findings.add(Finding.warning(
                    "WILDCARD",
                    "Every selector of " + setup.domain() + " has a record: there is a wildcard"
                            + (same ? ", and it is what answers here." : "."),
                    "Replace the wildcard by the records that are meant."));
        }
    }

    private static boolean isKey(String text) {
        return text.startsWith("v=DKIM1") || text.startsWith("k=rsa;") || text.startsWith("k=ed25519;");
    }

    private Optional<String> cname(String name) {
        return dns.at(name, RecordType.CNAME).records().stream()
                .filter(DnsRecord.Name.class::isInstance)
                .map(record -> ((DnsRecord.Name) record).target())
                .findFirst();
    }
}
