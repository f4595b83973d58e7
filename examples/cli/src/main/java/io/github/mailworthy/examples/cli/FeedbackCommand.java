package io.github.mailworthy.examples.cli;

import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Reading;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy feedback}: what bounces and complaints say, one row for each recipient. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = "Reads bounces and complaints, one row for each recipient.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything was read",
            "1:something could not be read",
            "2:wrong arguments",
            "3:the output could not be written"
        })
final class FeedbackCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|DIR|MBOX|-",
            arity = "1..*",
            description = "where the mails are; - is standard input")
    private List<String> sources = List.of();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    @Option(
            names = "--ours",
            description = "these mails are known to answer ours: texts that no form knows are guessed at")
    private boolean ours;

    private final Map<Reading.Result, Integer> counts = new EnumMap<>(Reading.Result.class);
    private int broken;
    private Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), false);

    /** How rows are written. */
    enum Format {
        table,
        tsv,
        jsonl
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (sources.contains("")) {
            throw new ParameterException(spec.commandLine(), "an empty name is no file; the folder you are in is .");
        }
        FeedbackRows rows = FeedbackRows.of(format, out);
        progress = new Progress(err);
        MailFiles files = new MailFiles(this::broken);
        FeedbackReader reader = FeedbackReader.standard();
        Proof proof = ours ? Proof.by(Proof.How.HOST) : Proof.none();
        rows.start();
        for (String source : sources) {
            files.each(source, (name, mail) -> {
                add(name, reader.read(mail, proof), rows);
                progress.one();
            });
        }
        progress.clear();
        rows.end();
        boolean lost = out.checkError();
        err.println(summary());
        if (lost) {
            err.println("the output could not be written: rows are lost");
            return 3;
        }
        return broken == 0 ? 0 : 1;
    }

    private void add(String name, Reading reading, FeedbackRows rows) {
        if (reading.result() == Reading.Result.EMPTY || reading.result() == Reading.Result.NO_MAIL) {
            broken(name, reading.result() == Reading.Result.EMPTY ? "empty" : "no mail");
            return;
        }
        counts.merge(reading.result(), 1, Integer::sum);
        if (!reading.cut().isEmpty()) {
            progress.clear();
            spec.commandLine()
                    .getErr()
                    .println(FeedbackRows.clean(name) + ": not all of it was read, cut by "
                            + reading.cut().stream().sorted().toList());
        }
        rows.add(name, reading);
    }

    private void broken(String name, String why) {
        broken++;
        progress.clear();
        spec.commandLine().getErr().println(FeedbackRows.clean(name) + ": " + why);
    }

    private String summary() {
        int read = counts.values().stream().mapToInt(Integer::intValue).sum();
        return read + " mails read: "
                + counts.getOrDefault(Reading.Result.FEEDBACK, 0) + " with feedback, "
                + counts.getOrDefault(Reading.Result.UNRELATED, 0) + " unrelated, "
                + counts.getOrDefault(Reading.Result.NOT_UNDERSTOOD, 0) + " not understood; "
                + broken + " could not be read";
    }
}
