package io.github.mailworthy.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mailworthy}: which contacts are worth mailing, and which senders may mail them. */
@Command(
        name = "mailworthy",
        description = "Which contacts are worth mailing, and which senders may mail them.",
        mixinStandardHelpOptions = true,
        version = "mailworthy 0.1.0-SNAPSHOT",
        subcommands = {
            FeedbackCommand.class,
            VerifyCommand.class,
            SenderCommand.class,
            DomainCommand.class,
            SpfCommand.class,
            DkimKeyCommand.class,
            DmarcCommand.class,
            ScreenCommand.class
        })
public final class MailworthyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs one command; the exit code is its answer's. */
    public static void main(String[] args) {
        CommandLine line = commandLine();
        int code = line.execute(RawArguments.of(args));
        line.getOut().flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new MailworthyCommand())
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        // a pasted key may start with dashes
        line.getSubcommands()
                .forEach((name, command) -> command.setUnmatchedOptionsArePositionalParams(name.equals("dkim-key")));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
