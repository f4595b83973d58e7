package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Round;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.storage.jdbc.JdbcSchema;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScreenCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_list_is_parted_into_allowed_and_refused_with_reasons() throws IOException {
        String url = "jdbc:h2:" + folder.resolve("store");
        OneConnection source = new OneConnection(url + ";IFEXISTS=FALSE", null, null);
        JdbcSchema.install(source);
        put(JdbcStorage.on(source), "max@example.com");
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "Ann@example.com\n\nno address\nMAX@example.com\n");
        Path allowed = folder.resolve("allowed.txt");
        Answer ran = run(
                "screen",
                "--account",
                "shop",
                "--kind",
                "commercial",
                "--db",
                url,
                "--allowed",
                allowed.toString(),
                list.toString());
        assertEquals(1, ran.code(), ran.err());
        List<String> rows = ran.out().lines().toList();
        assertEquals("address\tresult\tcode\treason", rows.get(0));
        assertTrue(rows.contains("Ann@example.com\tallowed\t\t"), ran.out());
        assertTrue(rows.contains("no address\trefused\tNOT_AN_ADDRESS\tThis is no address."), ran.out());
        assertTrue(
                rows.stream().anyMatch(r -> r.startsWith("MAX@example.com\trefused\tCALLED_IT_SPAM\tThis contact")),
                ran.out());
        assertEquals("Ann@example.com\n", Files.readString(allowed));
        assertTrue(ran.err().contains("2 addresses: 1 allowed, 1 refused; 1 lines were no addresses"), ran.err());
    }

    @Test
    void a_database_that_is_not_there_is_told() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "ann@example.com\n");
        Path allowed = Files.writeString(folder.resolve("allowed.txt"), "of@yesterday.example\n");
        Answer ran =
                screen(List.of("--kind", "commercial", "--db", "jdbc:nothing:x", "--allowed", "" + allowed, "" + list));
        assertEquals(3, ran.code(), ran.err());
        assertEquals("", ran.out());
        assertEquals("", Files.readString(allowed), "nobody takes it for this run's");
    }

    @Test
    void with_the_erasure_key_an_erased_address_stays_refused() throws IOException {
        String url = "jdbc:h2:" + folder.resolve("store");
        OneConnection source = new OneConnection(url + ";IFEXISTS=FALSE", null, null);
        JdbcSchema.install(source);
        byte[] secret = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);
        ContactKey max = new ContactKey(new AccountId("shop"), EmailAddress.of("max@example.com"));
        put(JdbcStorage.on(source), Pseudonyms.NONE.with("k1", secret).newest(max), max);
        Path key = Files.write(folder.resolve("k1"), secret);
        Path list = Files.writeString(folder.resolve("list.txt"), "max@example.com\n");
        List<String> usual =
                List.of("screen", "--account", "shop", "--kind", "commercial", "--db", url, list.toString());
        Answer without = run(usual.toArray(String[]::new));
        assertEquals(0, without.code());
        assertTrue(without.err().contains("no --erasure-key was given"), without.err());
        List<String> keyed = new ArrayList<>(usual);
        keyed.addAll(1, List.of("--erasure-key", "k1=" + key));
        Answer ran = run(keyed.toArray(String[]::new));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.out().contains("max@example.com\trefused\tCALLED_IT_SPAM"), ran.out());
        keyed.set(2, "k1=" + folder.resolve("none"));
        assertEquals(2, run(keyed.toArray(String[]::new)).code());
    }

    @Test
    void once_the_database_is_lost_nobody_is_called_allowed() throws IOException, SQLException {
        String url = store("r1500@example.com");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            all.append("r").append(i).append("@example.com\n");
        }
        Path list = Files.writeString(folder.resolve("list.txt"), all);
        Path allowed = folder.resolve("allowed.txt");
        try (LosingDriver driver = LosingDriver.register()) {
            List<String> usual =
                    List.of("--kind", "transactional", "--db", driver.url(url), "--allowed", "" + allowed, "" + list);
            assertEquals(1, screen(usual).code());
            assertEquals(2999, Files.readAllLines(allowed).size());
            driver.loseAt(driver.statements() / 2);
            for (String kind : List.of("transactional", "internal")) {
                List<String> asked = new ArrayList<>(usual);
                asked.set(1, kind);
                driver.begin();
                Answer ran = screen(asked);
                assertEquals(3, ran.code(), ran.err());
                assertTrue(ran.err().contains("the database was lost on the way"), ran.err());
                assertTrue(Files.readAllLines(allowed).size() <= 1024, kind);
                assertFalse(ran.out().contains("r1500@"), ran.out());
            }
        }
    }

    @Test
    void no_file_that_is_read_is_written_and_none_twice() throws IOException {
        String url = store("max@example.com");
        Path list = Files.writeString(folder.resolve("list.txt"), "ann@example.com\n");
        Path key = Files.writeString(folder.resolve("k1"), "sixteen bytes or more");
        Path link = Files.createSymbolicLink(folder.resolve("link"), list);
        Path other = Files.createSymbolicLink(folder.resolve("folder"), folder).resolve("list.txt");
        for (Path same : List.of(list, link, other, folder.resolve("./list.txt"))) {
            for (String option : List.of("--allowed", "--refused")) {
                Answer ran = screen(List.of("--kind", "commercial", "--db", url, option, "" + same, "" + list));
                assertEquals(2, ran.code(), ran.err());
                assertTrue(ran.err().contains("would overwrite"), ran.err());
                assertEquals("ann@example.com\n", Files.readString(list));
            }
        }
        Path rows = folder.resolve("rows");
        Path again = folder.resolve("folder/rows");
        Path none = folder.resolve("none");
        for (List<String> twice : List.of(
                List.of("--allowed", "" + rows, "--refused", "" + again),
                List.of("--allowed", "" + key, "--erasure-key", "k1=" + key))) {
            List<String> asked = new ArrayList<>(List.of("--kind", "commercial", "--db", url));
            asked.addAll(twice);
            asked.add("" + list);
            assertEquals(2, screen(asked).code());
        }
        assertEquals("sixteen bytes or more", Files.readString(key));
        assertEquals(
                0,
                screen(List.of(
                                "--kind",
                                "commercial",
                                "--db",
                                url,
                                "--allowed",
                                "" + rows,
                                "--refused",
                                "" + none,
                                "" + list))
                        .code());
    }

    @Test
    void wrong_arguments_are_told_in_words() throws IOException {
        String url = store("max@example.com");
        Path list = Files.writeString(folder.resolve("list.txt"), "ann@example.com\n");
        for (List<String> wrong : List.of(
                List.of("--kind", "commercial", "--db", url, "" + folder),
                List.of("--kind", "commercial", "--db", url, "" + folder.resolve("none")),
                List.of("--kind", "commercial", "--list", "", "--db", url, "" + list),
                List.of("--kind", "commercial", "--db", url, "--allowed", "" + folder, "" + list),
                List.of("--kind", "commercial", "--db", url, "--refused", folder + "/none/rows", "" + list),
                List.of("--kind", "commercial", "--db", url, "--erasure-key", "k1=" + folder, "" + list))) {
            Answer ran = screen(wrong);
            assertEquals(2, ran.code(), ran.err());
            assertFalse(ran.err().contains("\tat "), ran.err());
            assertFalse(ran.err().lines().findFirst().orElseThrow().isBlank());
            assertEquals("", ran.out());
        }
    }

    @Test
    void output_that_is_lost_is_told() throws IOException {
        String url = store("max@example.com");
        Path list = Files.writeString(folder.resolve("list.txt"), "ann@example.com\n");
        Path full = Path.of("/dev/full");
        if (Files.exists(full)) {
            Answer ran = screen(List.of("--kind", "commercial", "--db", url, "--allowed", "" + full, "" + list));
            assertEquals(4, ran.code(), ran.err());
            assertTrue(ran.err().contains("could not be written to its end: /dev/full"), ran.err());
        }
        StringWriter err = new StringWriter();
        int code = MailworthyCommand.commandLine()
                .setOut(new PrintWriter(new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("no space left");
                    }
                }))
                .setErr(new PrintWriter(err))
                .execute("screen", "--account", "shop", "--kind", "commercial", "--db", url, "" + list);
        assertEquals(4, code, err.toString());
        assertTrue(err.toString().contains("standard output"), err.toString());
    }

    @Test
    void rows_come_in_the_lists_order_and_a_byte_order_mark_is_none_of_its_characters() throws IOException {
        String url = store("max@example.com");
        Path list = Files.writeString(
                folder.resolve("list.txt"), "\ufeffann@example.com\nno address\nmax@example.com\nneither\n");
        Answer ran = screen(List.of("--kind", "commercial", "--db", url, "" + list));
        assertEquals(
                List.of("address", "ann@example.com", "no address", "max@example.com", "neither"),
                ran.out().lines().map(row -> row.split("\t", 2)[0]).toList());
    }

    @Test
    void a_password_in_the_url_is_not_shown() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "ann@example.com\n");
        for (String url : List.of(
                "jdbc:foo://h/x?user=ann&password=SECRET1",
                "jdbc:foo:x;USER=ann;PASSWORD=SECRET1",
                "jdbc:foo://ann:SECRET1@h/x")) {
            Answer ran = screen(List.of("--kind", "commercial", "--db", url, "" + list));
            assertEquals(3, ran.code());
            assertTrue(ran.err().contains("No suitable driver found for jdbc:foo:"), ran.err());
            assertFalse(ran.err().contains("SECRET1"), ran.err());
        }
    }

    private String store(String restricted) {
        String url = "jdbc:h2:" + folder.resolve("store");
        OneConnection source = new OneConnection(url + ";IFEXISTS=FALSE", null, null);
        JdbcSchema.install(source);
        put(JdbcStorage.on(source), restricted);
        return url;
    }

    private static Answer screen(List<String> options) {
        List<String> all = new ArrayList<>(List.of("screen", "--account", "shop"));
        all.addAll(options);
        return run(all.toArray(String[]::new));
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                MailworthyCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        return new Answer(code, out.toString(), err.toString());
    }

    private static void put(JdbcStorage storage, String address) {
        ContactKey key = new ContactKey(new AccountId("shop"), EmailAddress.of(address));
        put(storage, key.row(), key);
    }

    private static void put(JdbcStorage storage, Key<Contact> row, ContactKey key) {
        Contact blank = Contact.blank(key);
        Facts none = Facts.NONE;
        Facts complained = new Facts(
                none.consents(),
                none.lists(),
                Round.first(Optional.of(new Complaint(Instant.EPOCH, "abuse", "test"))),
                none.blocks(),
                none.evidence(),
                none.lastDelivery());
        Contact contact = new Contact(
                blank.account(),
                blank.address(),
                Optional.of(Instant.EPOCH),
                complained,
                blank.since(),
                blank.checks(),
                blank.openRequest(),
                blank.lastDeclined(),
                blank.movedFrom());
        storage.apply(
                List.of(Change.builder().write(Kept.absent(row).put(contact)).build()));
    }
}
