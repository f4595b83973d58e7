package io.github.mailworthy.examples.cli;

import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.mail.sender.SpfCheck;
import io.github.mailworthy.sender.spf.IpText;
import io.github.mailworthy.sender.spf.SpfNode;
import io.github.mailworthy.sender.spf.SpfReport;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailworthy spf}: what a receiver's SPF check would say. */
@Command(
        name = "spf",
        description = "Evaluates SPF (RFC 7208) as a receiver does, and shows everything that was looked up.",
        mixinStandardHelpOptions = true)
final class SpfCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private DnsOptions dns = new DnsOptions();

    @Option(names = "--ip", required = true, description = "the address of the SMTP client")
    private String ip = "";

    @Option(names = "--helo", required = true, paramLabel = "NAME", description = "what it says in HELO")
    private String helo = "";

    @Option(
            names = "--mail-from",
            required = true,
            paramLabel = "ADDRESS",
            description = "the address of MAIL FROM; empty: the null sender")
    private String mailFrom = "";

    @Option(names = "--format", paramLabel = "tree|json", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TREE;

    @Override
    public Integer call() {
        IpAddress client = IpText.parse(ip)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--ip wants an IP address, not " + ip));
        SpfReport report = new SpfCheck(dns.lookup(), InstantSource.system()).check(client, helo, mailFrom);
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            out.println(JsonText.of(json(report)));
        } else {
            tree(report, out);
        }
        return 0;
    }

    static Map<String, Object> json(SpfReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("result", report.result().word());
        json.put("explanation", report.explanation());
        json.put("problem", report.problem());
        json.put("identity", report.identity());
        json.put("lookups", report.lookups());
        json.put("voids", report.voids());
        json.put("queries", report.queries());
        json.put("tree", report.tree().map(SpfCommand::json));
        return json;
    }

    private static Map<String, Object> json(SpfNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("domain", node.domain());
        json.put("record", node.record());
        json.put("result", node.result().word());
        json.put("problem", node.problem());
        json.put("steps", node.steps().stream().map(SpfCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(SpfNode.Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("term", step.term());
        json.put("target", step.target());
        json.put("lookup", step.counts());
        json.put("void", step.empty());
        json.put("matched", step.matched());
        json.put("note", step.note());
        json.put("tree", step.child().map(SpfCommand::json));
        return json;
    }

    static void tree(SpfReport report, PrintWriter out) {
        out.println(report.result().word() + " for " + report.identity() + ", " + report.lookups() + " of "
                + SpfReport.MOST_LOOKUPS + " lookups, " + report.voids() + " empty");
        report.problem().ifPresent(problem -> out.println("because: " + problem));
        report.explanation().ifPresent(words -> out.println("explanation: " + words));
        report.tree().ifPresent(node -> tree(node, "", out));
    }

    private static void tree(SpfNode node, String indent, PrintWriter out) {
        out.println(indent + node.domain() + ": " + node.record().orElse("no record") + " => "
                + node.result().word());
        List<SpfNode.Step> steps = node.steps();
        for (SpfNode.Step step : steps) {
            out.println(
                    indent + "  " + (step.matched() ? "* " : "- ") + step.term() + (step.counts() ? " [lookup]" : "")
                            + (step.empty() ? " [void]" : "") + (step.note().isEmpty() ? "" : ": " + step.note()));
            step.child().ifPresent(child -> tree(child, indent + "    ", out));
        }
    }
}
