package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.DomainNames;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.mail.sender.DomainCheck;
import io.github.mailworthy.sender.domain.ChecklistItem;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.domain.RecordCheck;
import io.github.mailworthy.sender.domain.RecordToPublish;
import io.github.mailworthy.sender.spf.IpText;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy domain}: whether a domain authenticates its mail. */
@Command(
        name = "domain",
        description = "Looks at a domain's DKIM, SPF and DMARC records, says what is wrong and what to publish.",
        mixinStandardHelpOptions = true)
final class DomainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DOMAIN", description = "the domain of From")
    private String domain = "";

    @Option(names = "--selector", paramLabel = "NAME", description = "a DKIM selector; may be given several times")
    private List<String> selectors = new ArrayList<>();

    @Option(names = "--ip", description = "an address that sends; may be given several times")
    private List<String> ips = new ArrayList<>();

    @Option(names = "--spf-include", paramLabel = "NAME", description = "the platform's SPF record to be included")
    private @Nullable String include;

    @Mixin
    private DnsOptions dns = new DnsOptions();

    @Option(names = "--format", paramLabel = "tree|json", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TREE;

    @Override
    public Integer call() {
        String name = DomainNames.ascii(domain).orElse(domain.toLowerCase(Locale.ROOT));
        DomainSetup setup = new DomainSetup(
                name.endsWith(".") ? name.substring(0, name.length() - 1) : name,
                selectors.stream().map(DomainSetup.Selector::any).toList(),
                Optional.empty(),
                Optional.ofNullable(include),
                ips.stream().map(this::ip).toList(),
                Optional.empty());
        DomainCheck check = new DomainCheck(dns.lookup(), InstantSource.system());
        DomainReport report = dns.nameServers().map(check::asking).orElse(check).check(setup);
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            out.println(JsonText.of(json(report)));
        } else {
            tree(report, out);
        }
        return 0;
    }

    private IpAddress ip(String text) {
        return IpText.parse(text)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--ip wants an IP address, not " + text));
    }

    private static Map<String, Object> json(DomainReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("domain", report.domain());
        json.put("result", word(report.result()));
        json.put("dkim", report.dkim().stream().map(DomainCommand::json).toList());
        json.put("spf", spf(report));
        json.put("dmarc", DmarcCommand.json(report.dmarc()));
        json.put(
                "alignment",
                Map.of(
                        "dkim",
                        report.alignment().dkim(),
                        "spf",
                        report.alignment().spf()));
        json.put(
                "checklist",
                report.checklist().stream().map(DomainCommand::json).toList());
        json.put(
                "to_publish",
                report.toPublish().records().stream().map(DomainCommand::json).toList());
        json.put("findings", Findings.json(report.allFindings()));
        json.put("queries", report.queries());
        return json;
    }

    private static Map<String, Object> spf(DomainReport report) {
        Map<String, Object> json = json(report.spf());
        json.put(
                "evaluations",
                report.spfReports().stream().map(SpfCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(RecordCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", check.name());
        json.put("type", check.type().name());
        json.put("status", word(check.status()));
        json.put("found", check.found());
        json.put("findings", Findings.json(check.findings()));
        json.put("cached_until", check.cachedUntil());
        return json;
    }

    private static Map<String, Object> json(ChecklistItem item) {
        return new LinkedHashMap<>(
                Map.of("what", word(item.what()), "status", word(item.status()), "sentence", item.sentence()));
    }

    private static Map<String, Object> json(RecordToPublish record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", record.name());
        json.put("type", record.type().name());
        json.put("value", record.value());
        json.put("required", record.required());
        json.put("why", record.why());
        json.put("zone_line", record.zoneLine());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void tree(DomainReport report, PrintWriter out) {
        out.println(report.domain());
        report.dkim().forEach(check -> tree("DKIM", check, out));
        tree("SPF", report.spf(), out);
        report.spfReports().forEach(each -> SpfCommand.tree(each, out));
        out.println(
                "DMARC: " + report.dmarc().policy().map(policy -> policy.word()).orElse("no policy"));
        report.dmarc().record().ifPresent(record -> out.println("  " + record.text()));
        Findings.tree(report.dmarc().findings(), "  ", out);
        Findings.tree(report.findings(), "", out);
        out.println("What large receivers ask of bulk senders:");
        report.checklist().forEach(item -> out.println("  " + word(item.status()) + ": " + item.sentence()));
        if (!report.toPublish().records().isEmpty()) {
            out.println("To publish:");
            out.print(report.toPublish().zoneFile());
        }
        out.println(report.queries() + " questions asked");
    }

    private static void tree(String what, RecordCheck check, PrintWriter out) {
        out.println(what + " " + check.name() + ": " + word(check.status()));
        check.found().forEach(text -> out.println("  " + text));
        Findings.tree(check.findings(), "  ", out);
    }
}
