package io.github.mailworthy.examples.cli;

import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.dkim.DkimKeyRecord;
import io.github.mailworthy.sender.dkim.DkimKeyReport;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy dkim-key}: what verifiers make of a DKIM key record. */
@Command(
        name = "dkim-key",
        description = "Judges the TXT record at a DKIM selector (RFC 6376, RFC 8301, RFC 8463).",
        mixinStandardHelpOptions = true)
final class DkimKeyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "STRING", arity = "0..*", description = "the strings of the record")
    private List<String> strings = List.of();

    @Option(names = "--other-record", paramLabel = "TEXT", description = "a further TXT record at the selector")
    private List<String> others = List.of();

    /** Accepted like everywhere; nothing is looked up. */
    @picocli.CommandLine.Mixin
    @SuppressWarnings("UnusedVariable")
    private DnsOptions dns = new DnsOptions();

    @Option(names = "--format", paramLabel = "tree|json", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TREE;

    @Override
    public Integer call() {
        DkimKeyReport report = DkimKeyRecord.read(strings, others);
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            out.println(JsonText.of(json(report)));
        } else {
            out.println(report.usable() ? "usable" : "not usable");
            report.key().ifPresent(key -> out.println(key.algorithm().tag() + ", " + key.bits() + " bits"));
            Findings.tree(report.findings(), "", out);
        }
        return 0;
    }

    static Map<String, Object> json(DkimKeyReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("usable", report.usable());
        json.put("findings", report.findings().stream().map(Finding::code).toList());
        json.put("public_key", report.key().map(DkimPublicKey::subjectPublicKeyInfo));
        json.put("algorithm", report.key().map(key -> key.algorithm().tag()));
        json.put("bits", report.key().map(DkimPublicKey::bits));
        json.put("details", Findings.json(report.findings()));
        return json;
    }
}
