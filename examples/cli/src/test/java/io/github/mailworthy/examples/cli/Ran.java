package io.github.mailworthy.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** What a command answered, and its exit code. */
record Ran(int code, String out) {
    static Ran of(String... args) {
        CommandLine line = MailworthyCommand.commandLine();
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        int code = line.execute(args);
        line.getOut().flush();
        return new Ran(code, out.toString());
    }

    static String zone(Path folder, String... lines) {
        try {
            return Files.writeString(folder.resolve("zone"), String.join("\n", lines) + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
