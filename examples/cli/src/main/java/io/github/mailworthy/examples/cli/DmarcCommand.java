package io.github.mailworthy.examples.cli;

import io.github.mailworthy.mail.sender.DmarcCheck;
import io.github.mailworthy.sender.dmarc.DmarcPolicy;
import io.github.mailworthy.sender.dmarc.DmarcRecord;
import io.github.mailworthy.sender.dmarc.DmarcReport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy dmarc}: which DMARC policy holds for a domain. */
@Command(
        name = "dmarc",
        description = "Finds the DMARC policy that holds for a domain (RFC 9989).",
        mixinStandardHelpOptions = true)
final class DmarcCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DOMAIN", description = "the domain of From")
    private String domain = "";

    @Option(names = "--rfc7489", description = "as before RFC 9989: organizations by the public suffix list")
    private boolean legacy;

    @Mixin
    private DnsOptions dns = new DnsOptions();

    @Option(names = "--format", paramLabel = "tree|json", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TREE;

    @Override
    public Integer call() {
        DmarcCheck check = DmarcCheck.over(dns.lookup());
        DmarcReport report = (legacy ? check.withSuffixList() : check).check(domain.toLowerCase(Locale.ROOT));
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            out.println(JsonText.of(json(report)));
        } else {
            out.println(report.domain() + ": "
                    + report.policy().map(DmarcPolicy::word).orElse("no policy")
                    + report.location().map(at -> ", by _dmarc." + at).orElse("")
                    + "; organizational domain " + report.organizational());
            report.record().ifPresent(record -> out.println(record.text()));
            Findings.tree(report.findings(), "", out);
        }
        return 0;
    }

    static Map<String, Object> json(DmarcReport report) {
        Optional<DmarcRecord> record = report.record();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("domain", report.domain());
        json.put("organizational_domain", report.organizational());
        json.put("location", report.location());
        json.put("record", record.map(DmarcRecord::text));
        json.put("found", report.found());
        json.put("policy", report.policy().map(DmarcPolicy::word));
        json.put("applied_policy", report.applied().map(DmarcPolicy::word));
        for (String tag : new String[] {"p", "sp", "np"}) {
            json.put(tag, record.flatMap(found -> found.policy(tag)).map(DmarcPolicy::word));
        }
        json.put("adkim", record.map(found -> found.strictDkim() ? "s" : "r"));
        json.put("aspf", record.map(found -> found.strictSpf() ? "s" : "r"));
        json.put("t", record.map(found -> found.testing() ? "y" : "n"));
        json.put("psd", record.map(found -> found.psd().name().substring(0, 1).toLowerCase(Locale.ROOT)));
        json.put("rua", record.map(found -> found.uris("rua")));
        json.put("ruf", record.map(found -> found.uris("ruf")));
        json.put("tags", record.map(DmarcRecord::tags));
        json.put("walk", report.walked());
        json.put("unknown", report.unknown());
        json.put("findings", Findings.json(report.findings()));
        return json;
    }
}
