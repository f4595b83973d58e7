package io.github.mailworthy.sender.domain;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import io.github.mailworthy.sender.dmarc.DmarcRules;
import io.github.mailworthy.sender.domain.ChecklistItem.What;
import io.github.mailworthy.sender.spf.SpfRecord;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a domain's records say, and what follows for its state. */
public final class DomainRules {
    private DomainRules() {}

    /** A name that nobody publishes a key at: if it has one, there is a wildcard. */
    public static String probe(String domain) {
        return "mailworthy-probe-q7x3._domainkey." + domain;
    }

    /**
     * What the DNS is to be asked first, all at once; further questions come with what is missing.
     *
     * @return names with the types to ask for
     */
    public static List<Question> questions(DomainSetup setup) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(setup.domain(), RecordType.TXT));
        questions.add(new Question(setup.domain(), RecordType.NS));
        if (!setup.dkim().isEmpty()) {
            questions.add(new Question(probe(setup.domain()), RecordType.TXT));
        }
        for (DomainSetup.Selector selector : setup.dkim()) {
            questions.add(new Question(selector.at(setup.domain()), RecordType.TXT));
            questions.add(new Question(selector.at(setup.domain()), RecordType.CNAME));
        }
        setup.returnPath()
                .ifPresent(path -> questions.add(
                        new Question(path.at(setup.domain()), path.cname() ? RecordType.CNAME : RecordType.MX)));
        return questions;
    }

    /**
     * A question to the DNS.
     *
     * @param name to ask for
     * @param type to ask for
     */
    public record Question(String name, RecordType type) {}

    /**
     * Judges what was found.
     *
     * @param dns the answers to {@link #questions} and to whatever else the judgement looks at
     * @param spf one evaluation for each of the platform's addresses, at the domain that MAIL FROM is at
     * @param dmarc the policy that holds
     * @param mailFromOrganizational the organizational domain of MAIL FROM
     * @param queries how many questions were asked
     */
    public static DomainReport judge(
            DomainSetup setup,
            DnsView dns,
            List<SpfReport> spf,
            DmarcReport dmarc,
            String mailFromOrganizational,
            int queries,
            Instant now) {
        DkimDiagnosis diagnosis = new DkimDiagnosis(setup, dns, now);
        List<RecordCheck> dkim = setup.dkim().stream().map(diagnosis::check).toList();
        Optional<RecordCheck> returnPath =
                setup.returnPath().map(path -> ReturnPathDiagnosis.check(setup, path, dns, now));
        RecordCheck spfCheck = new SpfDiagnosis(setup, dns).check(spf, now);
        Alignment alignment = alignment(setup, dmarc, mailFromOrganizational);
        List<String> present =
                dns.texts(setup.domain()).stream().filter(SpfRecord::isSpf).toList();
        RecordsToPublish toPublish = RecordsToPublish.of(
                setup, present, dmarc.unknown() || dmarc.record().isPresent());
        return new DomainReport(
                setup.domain(),
                dkim,
                returnPath,
                spfCheck,
                spf,
                dmarc,
                alignment,
                checklist(setup, dkim, spfCheck, dmarc, alignment),
                toPublish,
                general(setup, dns, dmarc, alignment),
                queries);
    }

    /**
     * Adds to the SPF record that is suggested what it needs of the lookups that receivers allow, and a warning if that is too much.
     *
     * @param before the domain's present record evaluated to its end; empty if there is none
     * @param after the suggested one evaluated to its end
     */
    public static DomainReport withSpfLookups(DomainReport report, Optional<SpfReport> before, SpfReport after) {
        if (after.result() == SpfResult.TEMPERROR) {
            return report;
        }
        String most = SpfReport.MOST_LOOKUPS + " lookups that receivers allow";
        boolean tooMany = after.lookups() > SpfReport.MOST_LOOKUPS;
        String needs = tooMany
                ? "It needs more than the " + most + "."
                : "It uses " + after.lookups() + " of the " + most + " and leaves "
                        + (SpfReport.MOST_LOOKUPS - after.lookups()) + ".";
        String present = before.filter(spf -> spf.lookups() <= SpfReport.MOST_LOOKUPS)
                .map(spf -> " Your present record uses " + spf.lookups() + ".")
                .orElse("");
        return report.with(
                report.toPublish().withSpfLookups(report.domain(), needs + present),
                tooMany
                        ? List.of(Finding.warning(
                                "SPF_SUGGESTION_TOO_LONG",
                                "With the platform's include, the SPF record of " + report.domain()
                                        + " needs more than the " + most + ": they would reject it whole.",
                                "Remove includes that are no longer used before you put it in."))
                        : List.of());
    }

    /**
     * Adds what the name servers say of a record that resolvers do not find.
     *
     * @param until until when resolvers remember that there was none
     */
    public static DomainReport withNameServers(DomainReport report, NameServers servers, Optional<Instant> until) {
        return report.with(report.toPublish(), NameServerDiagnosis.about(report.domain(), servers, until));
    }

    /** Keys of the domain sign for the domain itself: DKIM is always aligned. MAIL FROM is below it or somewhere else. */
    private static Alignment alignment(DomainSetup setup, DmarcReport dmarc, String mailFromOrganizational) {
        boolean strict = dmarc.record().map(record -> record.strictSpf()).orElse(false);
        return new Alignment(
                true,
                DmarcRules.aligned(
                        strict,
                        setup.domain(),
                        dmarc.organizational(),
                        setup.mailFromDomain(),
                        mailFromOrganizational));
    }

    private static List<Finding> general(DomainSetup setup, DnsView dns, DmarcReport dmarc, Alignment alignment) {
        List<Finding> findings = new ArrayList<>();
        if (!alignment.spf()
                && dmarc.record().filter(record -> record.strictSpf()).isPresent()) {
            findings.add(Finding.warning(
                    "STRICT_SPF",
                    "aspf=s asks for exactly " + setup.domain() + ", but MAIL FROM is at " + setup.mailFromDomain()
                            + ": SPF does not count, only DKIM does.",
                    "Remove aspf=s from the DMARC record."));
        }
        if (dns.at(setup.domain(), RecordType.TXT) instanceof DnsAnswer.NoSuchName) {
            findings.add(Finding.error(
                    "NO_SUCH_DOMAIN",
                    "There is no domain " + setup.domain()
                            + " in the DNS: it is not registered, or has no name servers.",
                    "Check the spelling, and with your registrar that the domain is paid for and has name servers."));
        }
        String servers = dns.at(setup.domain(), RecordType.NS).records().stream()
                .filter(DnsRecord.Name.class::isInstance)
                .map(record -> ((DnsRecord.Name) record).target())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!servers.isEmpty()) {
            findings.add(Finding.info(
                    "NAME_SERVERS",
                    "The records of " + setup.domain() + " are served by " + servers + ".",
                    "Publish there, and nowhere else."));
        }
        return findings;
    }

    private static List<ChecklistItem> checklist(
            DomainSetup setup, List<RecordCheck> dkim, RecordCheck spf, DmarcReport dmarc, Alignment alignment) {
        boolean signed = dkim.stream().anyMatch(check -> check.status() == RecordCheck.Status.OK);
        boolean unknown = dkim.stream().anyMatch(check -> check.status() == RecordCheck.Status.UNKNOWN);
        RecordCheck.Status dkimStatus =
                signed ? RecordCheck.Status.OK : unknown ? RecordCheck.Status.UNKNOWN : RecordCheck.Status.MISSING;
        RecordCheck.Status spfStatus = setup.ips().isEmpty() ? RecordCheck.Status.UNKNOWN : spf.status();
        boolean aligned = (signed && alignment.dkim()) || (spfStatus == RecordCheck.Status.OK && alignment.spf());
        RecordCheck.Status alignedStatus = aligned
                ? RecordCheck.Status.OK
                : dkimStatus == RecordCheck.Status.UNKNOWN || spfStatus == RecordCheck.Status.UNKNOWN
                        ? RecordCheck.Status.UNKNOWN
                        : RecordCheck.Status.MISSING;
        RecordCheck.Status dmarcStatus = dmarc.unknown()
                ? RecordCheck.Status.UNKNOWN
                : dmarc.policy().isPresent() ? RecordCheck.Status.OK : RecordCheck.Status.MISSING;
        return List.of(
                new ChecklistItem(What.SPF, spfStatus, "SPF passes for MAIL FROM at " + setup.mailFromDomain() + "."),
                new ChecklistItem(What.DKIM, dkimStatus, "Mail is signed with a key of " + setup.domain() + "."),
                new ChecklistItem(What.DMARC, dmarcStatus, "A DMARC policy is published, at least p=none."),
                new ChecklistItem(What.ALIGNED, alignedStatus, "From is aligned with DKIM or SPF."),
                new ChecklistItem(
                        What.ONE_CLICK_UNSUBSCRIBE,
                        setup.oneClickUnsubscribe()
                                .map(does -> does ? RecordCheck.Status.OK : RecordCheck.Status.MISSING)
                                .orElse(RecordCheck.Status.UNKNOWN),
                        "Bulk mail can be unsubscribed from with one click (RFC 8058)."));
    }

    /** A customer asks for a domain: it is looked for from now on. Asking again changes nothing that is shown. */
    public static Outcome<SenderDomain> start(Kept<SenderDomain> kept, String domain, Instant now) {
        SenderDomain before = kept.value().orElseGet(() -> SenderDomain.notStarted(domain, now));
        if (before.state() != DomainState.NOT_STARTED) {
            return new Outcome<>(
                    before, Change.builder().write(kept.put(before, now)).build());
        }
        SenderDomain pending =
                new SenderDomain(domain, DomainState.PENDING, now, Optional.empty(), Optional.empty(), false, false);
        return new Outcome<>(pending, write(kept, before, pending, now, now));
    }

    /**
     * What a check changes. The change puts a line into the domain's log if the state changes, and only then.
     *
     * @param kept the domain as it was when it was checked
     */
    public static Outcome<SenderDomain> checked(
            Kept<SenderDomain> kept, DomainReport report, DomainPolicy policy, Instant now) {
        SenderDomain before = kept.value().orElseGet(() -> SenderDomain.notStarted(report.domain(), now));
        CheckResult result = report.result();
        DomainState state = next(before, result, policy, now);
        boolean known = !report.dmarc().unknown();
        SenderDomain after = new SenderDomain(
                before.domain(),
                state,
                state == before.state() ? before.since() : now,
                Optional.of(now),
                Optional.of(result),
                known ? report.dmarc().enforced() : before.enforced(),
                result == CheckResult.UNKNOWN ? before.aligned() : result == CheckResult.OK);
        Duration wait = result == CheckResult.UNKNOWN ? policy.whileUnknown() : wait(state, policy);
        return new Outcome<>(after, write(kept, before, after, now.plus(wait), now));
    }

    private static DomainState next(SenderDomain before, CheckResult result, DomainPolicy policy, Instant now) {
        if (result == CheckResult.OK) {
            return DomainState.VERIFIED;
        }
        if (result == CheckResult.UNKNOWN) {
            return before.state();
        }
        return switch (before.state()) {
            case NOT_STARTED -> DomainState.NOT_STARTED;
            case PENDING -> isOver(before.since(), policy.patience(), now) ? DomainState.FAILED : DomainState.PENDING;
            case VERIFIED -> DomainState.AT_RISK;
            case AT_RISK -> isOver(before.since(), policy.grace(), now) ? DomainState.FAILED : DomainState.AT_RISK;
            case FAILED -> DomainState.FAILED;
        };
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }

    private static Duration wait(DomainState state, DomainPolicy policy) {
        return switch (state) {
            case NOT_STARTED, PENDING -> policy.whilePending();
            case VERIFIED -> policy.whileVerified();
            case AT_RISK -> policy.whileAtRisk();
            case FAILED -> policy.whileFailed();
        };
    }

    private static Change write(
            Kept<SenderDomain> kept, SenderDomain before, SenderDomain after, Instant due, Instant now) {
        Change.Builder change = Change.builder().write(kept.put(after, due));
        if (before.state() != after.state()) {
            change.log(kept.key(), DomainTurn.KIND, new DomainTurn(after.domain(), before.state(), after.state(), now));
        }
        return change.build();
    }
}
