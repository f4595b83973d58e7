package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MailworthyCommandTest {
    @Test
    void without_a_command_it_says_which_there_are() {
        StringWriter err = new StringWriter();
        CommandLine line = MailworthyCommand.commandLine().setErr(new PrintWriter(err));
        assertEquals(2, line.execute());
        assertTrue(err.toString().contains("feedback"), err.toString());
    }

    @Test
    void an_argument_that_starts_with_an_at_sign_is_no_file_of_arguments() {
        StringWriter err = new StringWriter();
        CommandLine line = MailworthyCommand.commandLine().setErr(new PrintWriter(err));
        assertEquals(2, line.execute("@no-such-command"));
        assertTrue(err.toString().contains("@no-such-command"), err.toString());
    }
}
