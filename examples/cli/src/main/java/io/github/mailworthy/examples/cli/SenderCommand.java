package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.DomainNames;
import io.github.mailworthy.mail.sender.ReplyLookup;
import io.github.mailworthy.mail.verification.BundledLists;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderRules;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mailworthy sender}: what speaks against a sender's details. */
@Command(
        name = "sender",
        description = "Says everything that speaks against sending with these details.",
        mixinStandardHelpOptions = true)
final class SenderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--name", required = true, description = "the name shown beside the address")
    private String name = "";

    @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "the address in From")
    private String from = "";

    @Option(names = "--reply-to", paramLabel = "ADDRESS", description = "where replies go; empty: to From")
    private String replyTo = "";

    @Option(names = "--platform", paramLabel = "DOMAIN", description = "the platform's own domain")
    private @Nullable String platform;

    @Mixin
    private DnsOptions dns = new DnsOptions();

    @Option(names = "--format", paramLabel = "tree|json", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TREE;

    @Override
    public Integer call() {
        SenderDetails details = new SenderDetails(name, from, replyTo);
        SenderFacts.Builder facts = SenderFacts.builder().lists(BundledLists.load());
        if (platform != null) {
            facts.platform(DomainNames.ascii(platform).orElse(platform.toLowerCase(Locale.ROOT)));
        }
        dns.given().ifPresent(lookup -> new ReplyLookup(lookup, InstantSource.system()).look(details, facts));
        List<Finding> findings = SenderRules.check(
                details, facts.build(), SenderPolicy.standard().with(SenderPolicy.Ownership.NOT_ASKED));
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("usable", !Finding.anyBlocks(findings));
            json.put("findings", Findings.json(findings));
            out.println(JsonText.of(json));
        } else {
            out.println(Finding.anyBlocks(findings) ? "cannot be used" : "can be used");
            Findings.tree(findings, "", out);
        }
        return 0;
    }
}
