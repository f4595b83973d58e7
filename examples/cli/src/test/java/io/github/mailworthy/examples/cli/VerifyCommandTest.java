package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private int code;

    @Test
    void by_syntax_an_address_is_valid_invalid_or_a_matter_of_policy() {
        assertEquals(
                List.of(
                        "address\tverdict\tnormalised\treasons\tsuggestion",
                        "Joe@EXAMPLE.com\tvalid\tJoe@example.com\t\t",
                        "joe@gmail,com\tinvalid\t\tDOMAIN_CHARACTER\tjoe@gmail.com",
                        "joe@[192.0.2.1]\tpolicy\tjoe@[192.0.2.1]\tADDRESS_LITERAL\t",
                        "joe@gmial.com\tvalid\tjoe@gmial.com\tDISPOSABLE\tjoe@gmail.com",
                        "joe\\tdoe@example.com\tinvalid\t\tWHITESPACE\tjoedoe@example.com"),
                run(
                        "--syntax-only",
                        "--format",
                        "tsv",
                        "Joe@EXAMPLE.com",
                        "joe@gmail,com",
                        "joe@[192.0.2.1]",
                        "joe@gmial.com",
                        "joe\tdoe@example.com"));
    }

    @Test
    void json_strings_bring_any_character_in_and_out_again() throws IOException {
        Path list = folder.resolve("list");
        Files.writeString(list, "\"jo\\ud800e@example.com\"\n\n\"joe@b\u00fccher.de\"\nno json\n\"\"\n");
        assertEquals(
                List.of(
                        "{\"address\":\"jo\\ud800e@example.com\",\"verdict\":\"invalid\",\"normalised\":null,"
                                + "\"reasons\":[\"UNPAIRED_SURROGATE\"],\"suggestion\":null,\"position\":2}",
                        "{\"address\":\"joe@b\u00fccher.de\",\"verdict\":\"valid\",\"normalised\":\"joe@xn--bcher-kva.de\","
                                + "\"reasons\":[],\"suggestion\":null}",
                        "{\"address\":\"no json\",\"verdict\":\"invalid\",\"normalised\":null,"
                                + "\"reasons\":[\"WHITESPACE\"],\"suggestion\":null,\"position\":2}",
                        "{\"address\":\"\",\"verdict\":\"invalid\",\"normalised\":null,"
                                + "\"reasons\":[\"EMPTY\"],\"suggestion\":null,\"position\":0}"),
                run("--syntax-only", "--input", "jsonl", "--format", "jsonl", "--file", list.toString()));
        assertTrue(err.toString().contains("1 lines were no JSON"), err.toString());
    }

    @Test
    void the_dns_is_asked_and_answers_come_in_the_order_of_the_list() throws IOException {
        Path list = folder.resolve("list");
        Files.writeString(list, "joe@acme.test\njoe@nomail.test\njoe@nobody.test\nnonsense\n");
        try (DnsServer server = DnsServer.start(ZoneFileLookup.of("acme.test. MX 1 mx.test.\nnomail.test. MX 0 .\n"))) {
            List<String> rows = run(
                    "--format", "tsv", "--dns", "127.0.0.1:" + server.address().getPort(), "--file", list.toString());
            assertEquals(
                    List.of("deliverable", "undeliverable", "undeliverable", "undeliverable"),
                    rows.subList(1, 5).stream().map(row -> row.split("\t")[1]).toList());
            assertEquals(0, code);
        }
        assertTrue(err.toString().contains("1 deliverable, 3 undeliverable"), err.toString());
    }

    @Test
    void a_list_in_latin_1_is_read_all_the_same() throws IOException {
        Path list = folder.resolve("list");
        Files.write(list, "jos\u00e9@example.com\r\njoe@example.com".getBytes(StandardCharsets.ISO_8859_1));
        List<String> rows = run("--syntax-only", "--format", "tsv", "--file", list.toString());
        assertTrue(rows.get(1).startsWith("jos\u00e9@example.com\tvalid"), rows.get(1));
        assertEquals(3, rows.size());
        assertTrue(err.toString().contains("1 lines are no UTF-8"), err.toString());
    }

    @Test
    void a_resolver_that_is_never_there_ends_in_unknowns_and_an_exit_code() {
        DnsServer gone = DnsServer.start(ZoneFileLookup.of(""));
        gone.close();
        List<String> rows =
                run("--format", "tsv", "--dns", "127.0.0.1:" + gone.address().getPort(), "joe@acme.test");
        assertTrue(rows.get(1).startsWith("joe@acme.test\tunknown\tjoe@acme.test\t"), rows.get(1));
        assertTrue(rows.get(1).contains("DNS_TIMEOUT"), rows.get(1));
        assertEquals(3, code);
    }

    @Test
    void a_list_that_is_not_there_is_told() {
        run("--syntax-only", "--file", folder.resolve("nothing").toString());
        assertEquals(1, code);
        run("--syntax-only");
        assertEquals(2, code);
    }

    private List<String> run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = MailworthyCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        code = line.execute(all.toArray(String[]::new));
        return out.toString().lines().toList();
    }
}
