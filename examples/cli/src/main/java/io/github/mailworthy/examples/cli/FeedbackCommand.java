package io.github.mailworthy.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailworthy feedback}: what bounces and complaints say, one row for each recipient. */
@Command(name = "feedback", description = "Reads bounces and complaints, one row for each recipient.")
final class FeedbackCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|DIR|MBOX|-",
            arity = "1..*",
            description = "where the mails are; - is standard input")
    private List<String> sources = List.of();

    @Override
    public Integer call() {
        return sources.size();
    }
}
