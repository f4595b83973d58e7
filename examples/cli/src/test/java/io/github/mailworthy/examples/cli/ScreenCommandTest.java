package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Answer ran =
                run("screen", "--account", "shop", "--kind", "commercial", "--db", "jdbc:nothing:x", list.toString());
        assertEquals(3, ran.code(), ran.err());
        assertEquals("", ran.out());
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
