package io.github.mailworthy.mail.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.ListChoice;
import io.github.mailworthy.contact.ListChoices;
import io.github.mailworthy.contact.Round;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningSnapshotTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final AccountId SHOP = new AccountId("shop");
    private static final AccountId CLUB = new AccountId("club");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final ScreeningKey KEY = ScreeningKey.of("sixteen octets!!".getBytes(StandardCharsets.US_ASCII));
    private static final Facts COMPLAINED = new Facts(
            Facts.NONE.consents(),
            Facts.NONE.lists(),
            Round.first(Optional.of(new Complaint(NOW, "abuse", "test"))),
            Facts.NONE.blocks(),
            Facts.NONE.evidence(),
            Optional.empty());

    @TempDir
    private Path folder;

    private final Storage storage = new InMemoryStorage();

    @Test
    void it_holds_who_is_restricted_in_the_account_or_everywhere_and_nobody_else() {
        put(SHOP, "max@example.com", COMPLAINED);
        put(CLUB, "ann@example.com", COMPLAINED);
        put(AccountId.PLATFORM, "trap@example.com", COMPLAINED);
        put(SHOP, "free@example.com", Facts.NONE);
        for (ScreeningSnapshot snapshot : List.of(take(Optional.of(SHOP)), take(Optional.empty()))) {
            assertTrue(held(snapshot, SHOP, NEWS, "Max@Example.COM"));
            assertTrue(held(snapshot, SHOP, NEWS, "trap@example.com"));
            assertFalse(held(snapshot, SHOP, NEWS, "free@example.com"));
            assertFalse(held(snapshot, SHOP, NEWS, "ann@example.com"));
            assertFalse(held(snapshot, SHOP, NEWS, "nobody@example.com"));
        }
        assertTrue(held(take(Optional.empty()), CLUB, NEWS, "ann@example.com"));
        assertThrows(
                IllegalArgumentException.class, () -> held(take(Optional.of(SHOP)), CLUB, NEWS, "ann@example.com"));
    }

    @Test
    void it_tells_kinds_of_message_apart_and_asks_about_lists() {
        put(SHOP, "max@example.com", COMPLAINED);
        ListChoices left = new ListChoices(Map.of("tips", new ListChoice(NOW, true, "click")));
        put(
                SHOP,
                "lea@example.com",
                new Facts(
                        Facts.NONE.consents(),
                        left,
                        Facts.NONE.complaint(),
                        Facts.NONE.blocks(),
                        Facts.NONE.evidence(),
                        Optional.empty()));
        ScreeningSnapshot snapshot = take(Optional.of(SHOP));
        assertTrue(held(snapshot, SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), "max@example.com"));
        assertFalse(held(snapshot, SHOP, SendQuestion.of(MessageKind.ESSENTIAL), "max@example.com"));
        assertTrue(held(snapshot, SHOP, NEWS, "lea@example.com"));
        assertFalse(held(snapshot, SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), "lea@example.com"));
    }

    @Test
    void a_refresh_brings_what_has_changed_and_leaves_the_old_one_as_it_was() {
        for (int i = 0; i < 100; i++) {
            put(SHOP, "r" + i + "@example.com", COMPLAINED);
        }
        ScreeningSnapshot old = take(Optional.of(SHOP));
        put(SHOP, "r7@example.com", Facts.NONE);
        put(SHOP, "new@example.com", COMPLAINED);
        put(AccountId.PLATFORM, "trap@example.com", COMPLAINED);
        ScreeningSnapshot fresh = old.refreshed(storage, SendPolicy.standard(), NOW);
        assertTrue(held(old, SHOP, NEWS, "r7@example.com"));
        assertFalse(held(fresh, SHOP, NEWS, "r7@example.com"));
        assertFalse(held(old, SHOP, NEWS, "new@example.com"));
        assertTrue(held(fresh, SHOP, NEWS, "new@example.com"));
        assertTrue(held(fresh, SHOP, NEWS, "trap@example.com"));
        for (int i = 0; i < 100; i++) {
            put(SHOP, "more" + i + "@example.com", COMPLAINED);
        }
        ScreeningSnapshot merged = fresh.refreshed(storage, SendPolicy.standard(), NOW);
        assertFalse(held(merged, SHOP, NEWS, "r7@example.com"));
        assertTrue(held(merged, SHOP, NEWS, "r8@example.com"));
        assertTrue(held(merged, SHOP, NEWS, "more99@example.com"));
        assertEquals(201, merged.size());
    }

    @Test
    void a_file_is_read_back_refreshed_and_refused_with_another_key_or_damaged() throws IOException {
        put(SHOP, "max@example.com", COMPLAINED);
        Path file = folder.resolve("shop.screen");
        take(Optional.of(SHOP)).write(file);
        put(SHOP, "ann@example.com", COMPLAINED);
        ScreeningSnapshot mapped = ScreeningSnapshot.map(file, KEY);
        assertTrue(held(mapped, SHOP, NEWS, "max@example.com"));
        assertFalse(held(mapped, SHOP, NEWS, "ann@example.com"));
        ScreeningSnapshot fresh = mapped.refreshed(storage, SendPolicy.standard(), NOW);
        assertTrue(held(fresh, SHOP, NEWS, "ann@example.com"));
        fresh.write(file);
        assertTrue(held(ScreeningSnapshot.map(file, KEY), SHOP, NEWS, "ann@example.com"));

        byte[] bytes = Files.readAllBytes(file);
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("example"), "no plain addresses");
        ScreeningKey other = ScreeningKey.of(new byte[16]);
        assertThrows(IOException.class, () -> ScreeningSnapshot.map(file, other));
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        assertThrows(IOException.class, () -> ScreeningSnapshot.map(file, KEY));
        Files.write(file, new byte[10]);
        assertThrows(IOException.class, () -> ScreeningSnapshot.map(file, KEY));
    }

    @Test
    void a_file_with_one_changed_bit_is_no_snapshot_wherever_it_is() throws IOException {
        for (int i = 0; i < 50; i++) {
            put(SHOP, "r" + i + "@example.com", COMPLAINED);
        }
        Path file = folder.resolve("shop.screen");
        take(Optional.of(SHOP)).write(file);
        byte[] whole = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int at = 0; at < whole.length; at++) {
                for (int bit = 0; bit < (at < 200 ? 8 : 1); bit++) {
                    byte changed = (byte) (whole[at] ^ 1 << (bit + at) % 8);
                    channel.write(ByteBuffer.wrap(new byte[] {changed}), at);
                    assertThrows(IOException.class, () -> ScreeningSnapshot.map(file, KEY), "at " + at);
                    channel.write(ByteBuffer.wrap(whole, at, 1), at);
                }
            }
        }
        assertTrue(held(ScreeningSnapshot.map(file, KEY), SHOP, NEWS, "r49@example.com"));
    }

    @Test
    void writers_of_one_file_leave_it_whole_and_nothing_beside_it() throws Exception {
        for (int i = 0; i < 300; i++) {
            put(SHOP, "r" + i + "@example.com", COMPLAINED);
        }
        ScreeningSnapshot snapshot = take(Optional.of(SHOP));
        Path file = folder.resolve("shop.screen");
        snapshot.write(file);
        ExecutorService writers = Executors.newFixedThreadPool(3);
        List<Future<?>> all = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            all.add(writers.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    snapshot.write(file);
                    assertEquals(300, ScreeningSnapshot.map(file, KEY).size());
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        writers.shutdown();
        assertEquals(List.of(file), files());
    }

    @Test
    void a_write_that_fails_leaves_nothing_behind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("shop.screen/in the way"))
                .getParent();
        assertThrows(IOException.class, () -> take(Optional.of(SHOP)).write(taken));
        assertEquals(List.of(taken), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_policy_that_wants_consent_first_holds_everybody_unknown() {
        SendPolicy consentFirst = SendPolicy.standard().toBuilder()
                .forbid(Status.UNSUBSCRIBED, MessageKind.COMMERCIAL)
                .build();
        ScreeningSnapshot snapshot = ScreeningSnapshot.take(storage, Optional.of(SHOP), consentFirst, KEY, NOW);
        assertTrue(held(snapshot, SHOP, NEWS, "nobody@example.com"));
        assertFalse(held(snapshot, SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), "nobody@example.com"));
    }

    @Test
    void a_snapshot_of_another_policy_is_neither_refreshed_nor_screened_by() throws IOException {
        Path file = folder.resolve("shop.screen");
        take(Optional.of(SHOP)).write(file);
        ScreeningSnapshot mapped = ScreeningSnapshot.map(file, KEY);
        SendPolicy stricter = SendPolicy.standard().toBuilder()
                .forbid(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL)
                .build();
        SendPolicy same = stricter.toBuilder()
                .allow(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL)
                .build();
        assertThrows(IllegalArgumentException.class, () -> mapped.refreshed(storage, stricter, NOW));
        mapped.refreshed(storage, same, NOW);
        SendGate gate = new SendGate(new World(storage).works(), GateSettings.STANDARD.with(stricter));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> gate.screen(mapped, SHOP, NEWS, Collections.emptyIterator(), (address, answer) -> {}));
        assertTrue(refused.getMessage().contains("another send policy"), refused.getMessage());
    }

    @Test
    void of_many_restricted_addresses_none_passes_and_of_many_free_ones_none_is_held() {
        FingerprintTable.Growing growing = new FingerprintTable.Growing(10);
        long salt = KEY.salt(SHOP);
        for (int i = 0; i < 300_000; i++) {
            growing.put(ScreeningKey.fingerprint(salt, KEY.row("user" + i + "@example.com")), 1);
        }
        FingerprintTable table = growing.packed();
        assertEquals(300_000, table.size());
        assertTrue(table.slots().capacity() * 8L <= 15L * table.size());
        for (int i = 0; i < 300_000; i++) {
            assertEquals(1, table.find(ScreeningKey.fingerprint(salt, KEY.row("user" + i + "@example.com")), 0));
            assertEquals(0, table.find(ScreeningKey.fingerprint(salt, KEY.row("free" + i + "@example.com")), 0));
        }
    }

    private ScreeningSnapshot take(Optional<AccountId> account) {
        return ScreeningSnapshot.take(storage, account, SendPolicy.standard(), KEY, NOW);
    }

    private static boolean held(ScreeningSnapshot in, AccountId account, SendQuestion question, String address) {
        return in.mayBeHeld(account, question, EmailAddress.of(address));
    }

    private void put(AccountId account, String address, Facts facts) {
        ContactKey key = new ContactKey(account, EmailAddress.of(address));
        Contact blank = Contact.blank(key);
        Contact contact = new Contact(
                account,
                blank.address(),
                Optional.of(NOW),
                facts,
                blank.since(),
                blank.checks(),
                blank.openRequest(),
                blank.lastDeclined(),
                blank.movedFrom());
        List<Key<?>> keys = new ArrayList<>(List.of(key.row()));
        Change change = Change.builder()
                .write(storage.find(keys).get(key.row()).put(contact))
                .build();
        storage.apply(List.of(change));
    }
}
