package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FeedbackCommandTest {
    private static final String HEAD =
            "file\trecipient\tkind\tpermanence\tcategory\tstatus\treply_code\tform\tmessage_id";
    private static final String BOUNCE = """
            From: MAILER-DAEMON@mx.example
            To: bounces@sender.example
            Subject: failure notice

            Hi. This is the qmail-send program at mx.example.

            <kim@remote.example>:
            Sorry, no mailbox here by that name. (#5.1.1)

            <lee@remote.example>:
            552 mailbox full
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void one_row_for_each_recipient_under_a_header_line() throws IOException {
        String file = file("a.eml", BOUNCE);
        Ran ran = Ran.of("feedback", "--format", "tsv", file);
        assertEquals(0, ran.code());
        assertEquals(
                List.of(
                        HEAD,
                        file + "\tkim@remote.example\tbounce\thard\tno-such-mailbox\t5.1.1\t-\tqmail\t-",
                        file + "\tlee@remote.example\tbounce\tsoft\tmailbox-full\t-\t552\tqmail\t-"),
                ran.out().lines().toList());
    }

    @Test
    void what_was_cut_is_said_in_json_and_to_the_person() throws IOException {
        String file = file("a.eml", "X-Long: " + "x".repeat(70_000) + "\n" + BOUNCE);
        CommandLine line = MailworthyCommand.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertEquals(0, line.execute("feedback", "--format", "jsonl", file));
        assertEquals(
                2,
                out.toString()
                        .lines()
                        .filter(it -> it.endsWith(",\"cut\":\"line\"}"))
                        .count());
        assertTrue(err.toString().contains(file + ": not all of it was read, cut by [LINE]"));
        assertEquals(
                "{\"file\":\"-\",\"kind\":\"unrelated\",\"cut\":\"bytes,depth\"}",
                cut(EnumSet.of(Reading.Cut.BYTES, Reading.Cut.DEPTH)).strip());
    }

    private static String cut(Set<Reading.Cut> cut) {
        StringWriter out = new StringWriter();
        new JsonRows(new PrintWriter(out)).add("-", new Reading(Reading.Result.UNRELATED, List.of(), cut));
        return out.toString();
    }

    @Test
    void a_folder_is_read_whole_and_one_bad_file_never_stops_it() throws IOException {
        file("a-empty", "");
        file("b-text", "no mail at all\n");
        String file = file("c.eml", BOUNCE);
        Ran ran = Ran.of("feedback", "--format", "tsv", folder.toString(), "no-such-file");
        assertEquals(1, ran.code());
        assertEquals(3, ran.out().lines().count());
        assertTrue(ran.out().contains(file));
    }

    @Test
    void an_mbox_is_many_mails_and_what_is_no_feedback_has_a_row_too() throws IOException {
        String from = "From x@y.example Thu Apr 29 10:00:00 2010\n";
        String file =
                file("box", from + BOUNCE + "\n" + from + "From: kim@a.example\nSubject: hello\n\nFrom here on\n");
        List<String> rows =
                Ran.of("feedback", "--format", "tsv", file).out().lines().toList();
        assertEquals(4, rows.size());
        assertTrue(rows.get(1).startsWith(file + "#1\t"));
        assertEquals(file + "#2\t-\tunrelated\t-\t-\t-\t-\t-\t-", rows.get(3));
    }

    @Test
    void only_mails_of_ours_are_guessed_at() throws IOException {
        String file = file("a.eml", "From: MAILER-DAEMON@mx.example\nSubject: hm\n\nAlas kim@remote.example is gone\n");
        assertTrue(Ran.of("feedback", "--format", "tsv", file).out().contains("unrelated"));
        assertTrue(Ran.of("feedback", "--format", "tsv", "--ours", file).out().contains("kim@remote.example\tbounce"));
    }

    @Test
    void what_a_mail_says_can_break_neither_a_row_nor_json() throws IOException {
        String file = file("a.eml", BOUNCE.replace("no mailbox here", "no \"mail\tbox\" \\ here"));
        assertTrue(Ran.of("feedback", "--format", "jsonl", file).out().contains("no \\\"mail box\\\" \\\\ here"));
    }

    @Test
    void a_file_name_can_break_neither_a_row_nor_a_terminal() throws IOException {
        for (String text : List.of("From: kim@a.example\nSubject: hi\n\nhello\n", BOUNCE)) {
            String file = file("a\tb\n\u001b]0;c.eml", text);
            for (String format : List.of("tsv", "table", "jsonl")) {
                String out = Ran.of("feedback", "--format", format, file).out();
                assertTrue(out.chars().allMatch(c -> c == '\n' || c == '\t' || FeedbackRows.isSeen(c)), format);
                assertTrue(out.lines().allMatch(row -> row.split("\t", -1).length % 8 == 1), out);
            }
            Files.delete(Path.of(file));
        }
        assertEquals("a      b", FeedbackRows.clean("a\u009b\u2028\u2029\u0085\u202e\ud800b"));
        assertEquals("é €😀", FeedbackRows.clean("é €😀"));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_mail() throws IOException {
        String mark = "\ufeff";
        String from = "From x@y.example Thu Apr 29 10:00:00 2010\n";
        for (String text : List.of(mark + BOUNCE, mark + from + BOUNCE)) {
            Ran ran = Ran.of("feedback", "--format", "tsv", file("a.eml", text));
            assertEquals(0, ran.code());
            assertEquals(3, ran.out().lines().count());
        }
    }

    @Test
    void an_empty_name_is_not_the_folder_one_is_in() {
        assertEquals(2, Ran.of("feedback", "").code());
    }

    @Test
    void lost_rows_are_told() throws IOException {
        CommandLine line = MailworthyCommand.commandLine();
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        line.setOut(new PrintWriter(full)).setErr(new PrintWriter(err));
        assertEquals(3, line.execute("feedback", "--format", "tsv", file("a.eml", BOUNCE)));
        assertTrue(err.toString().contains("could not be written"));
    }

    @Test
    void what_is_no_file_in_a_folder_is_told() throws IOException {
        file("a.eml", BOUNCE);
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Ran ran = Ran.of("feedback", "--format", "tsv", folder.toString());
        assertEquals(1, ran.code());
        assertEquals(3, ran.out().lines().count());
    }
}
