package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.address.PublicSuffixes;
import io.github.mailworthy.address.Suggestions;
import io.github.mailworthy.mail.verification.Bulk;
import io.github.mailworthy.mail.verification.BundledLists;
import io.github.mailworthy.mail.verification.Checked;
import io.github.mailworthy.mail.verification.StandardVerifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy verify}: whether addresses are fit for sending and, by the DNS, whether mail can reach their domains. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Tells of each address whether mail can reach it, and why.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every address has its verdict",
            "1:the list could not be read",
            "2:wrong arguments",
            "3:the DNS did not answer a single question"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Set<AddressReason> NO_DNS = Set.of(AddressReason.DNS_TIMEOUT, AddressReason.DNS_FAILURE);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DnsOptions dns;

    @Parameters(paramLabel = "ADDRESS", description = "what is to be verified")
    private List<String> addresses = List.of();

    @Option(names = "--file", paramLabel = "LIST|-", description = "one address a line; - is standard input")
    private @Nullable String file;

    @Option(
            names = "--input",
            description =
                    "the lines are ${COMPLETION-CANDIDATES}: jsonl is one JSON string a line (default: ${DEFAULT-VALUE})")
    private Input input = Input.text;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    @Option(names = "--syntax-only", description = "valid, invalid or policy; the DNS is not asked")
    private boolean syntaxOnly;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "domains asked for at once (default: ${DEFAULT-VALUE})")
    private int atOnce = 64;

    @Option(
            names = "--start-at",
            paramLabel = "N",
            description = "passes over the first N addresses (default: ${DEFAULT-VALUE})")
    private long startAt;

    @Option(names = "--progress", description = "draws the progress bar even where standard error is no terminal")
    private boolean progressAlways;

    private final Map<String, Long> counts = new TreeMap<>();
    private long unread;
    private boolean dnsAsked;
    private boolean dnsAnswered;

    /** What a line is. */
    enum Input {
        text,
        jsonl
    }

    /** How answers are written. */
    enum Format {
        table,
        tsv,
        jsonl
    }

    @Override
    public Integer call() {
        if (addresses.isEmpty() == (file == null) || atOnce < 1 || startAt < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    atOnce < 1 || startAt < 0
                            ? "N must be positive."
                            : "Either addresses, or --file with a list of them.");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Stream<String> texts = file == null ? addresses.stream() : lines(file)) {
            VerifyProgress progress = new VerifyProgress(err, total(), progressAlways);
            run(texts, progress);
            progress.end();
            err.println(summary(progress));
        } catch (UncheckedIOException e) {
            spec.commandLine().getOut().flush();
            err.println(file + " could not be read: " + e.getCause());
            return 1;
        }
        return dnsAsked && !dnsAnswered ? 3 : 0;
    }

    private void run(Stream<String> texts, VerifyProgress progress) {
        PrintWriter out = spec.commandLine().getOut();
        VerifyRows rows = new VerifyRows(out, format);
        KnownDomains known = BundledLists.load();
        rows.start();
        answers(texts, known).forEach(answer -> {
            rows.add(answer);
            counts.merge(answer.verdict(), 1L, Long::sum);
            progress.one();
        });
        out.flush();
    }

    private Stream<VerifyAnswer> answers(Stream<String> texts, KnownDomains known) {
        if (syntaxOnly) {
            Suggestions suggestions = new Suggestions(known, PublicSuffixes.bundled());
            return texts.skip(startAt).map(text -> VerifyAnswer.bySyntax(text, known, suggestions));
        }
        StandardVerifier verifier =
                StandardVerifier.builder(dns.lookup()).lists(known).build();
        return verifier.verify(
                        texts, Bulk.STANDARD.ordered().withDomainsAtOnce(atOnce).from(startAt))
                .peek(this::watch)
                .map(VerifyAnswer::of);
    }

    private void watch(Checked checked) {
        if (checked.verdict().observations().domain().isPresent()) {
            dnsAsked = true;
            dnsAnswered |= checked.verdict().evidence() != Evidence.SYNTAX
                    || checked.verdict().reasons().stream().noneMatch(NO_DNS::contains);
        }
    }

    private Stream<String> lines(String name) {
        try {
            InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
            Lines lines = new Lines(new BufferedInputStream(in, 1 << 16));
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                    .filter(line -> !line.isBlank())
                    .map(this::text)
                    .onClose(() -> close(in, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close(InputStream in, Lines lines) {
        if (lines.latin1() > 0) {
            spec.commandLine().getErr().println(lines.latin1() + " lines are no UTF-8 and were read as ISO-8859-1");
        }
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String line) {
        if (input == Input.text) {
            return line;
        }
        return JsonString.read(line).orElseGet(() -> {
            unread++;
            return line;
        });
    }

    /** How many addresses there are, where counting them first costs little. */
    private OptionalLong total() {
        if (file == null) {
            return OptionalLong.of(addresses.size());
        }
        if (file.equals("-")) {
            return OptionalLong.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16)) {
            long lines = 0;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                lines += octet == '\n' ? 1 : 0;
            }
            return OptionalLong.of(Math.max(0, lines - startAt));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private String summary(VerifyProgress progress) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all + " checked, " + Math.round(progress.rate()) + " a second: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + (unread == 0 ? "" : "; " + unread + " lines were no JSON strings and were taken as they are")
                + (dnsAsked && !dnsAnswered ? "; the DNS did not answer a single question" : "");
    }
}
