package io.github.mailworthy.mail.screening;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.gate.ScreeningCounts;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was erased and stays restricted passes no screening when somebody adds the address again. */
class ErasedScreeningTest {
    private static final AccountId CLUB = new AccountId("club");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final Actor SAM = Actor.support("sam");
    private static final ScreeningKey KEY = ScreeningKey.of("sixteen octets!!".getBytes(StandardCharsets.US_ASCII));
    private static final byte[] OLDER = new byte[16];
    private static final byte[] NEWER = new byte[32];
    private static final Pseudonyms KEYS = Pseudonyms.NONE.with("k2", NEWER).with("k1", OLDER);
    private static final List<String> LIST = List.of("free@example.com", "Gone@Example.com", "max@example.com");

    @TempDir
    private Path folder;

    private final InMemoryStorage storage = new InMemoryStorage();
    private final World before = new World(storage, builder -> builder.erasureKey("k1", OLDER));
    private final World world =
            new World(storage, builder -> builder.erasureKey("k2", NEWER).erasureKey("k1", OLDER));

    @Test
    void a_snapshot_after_an_erasure_finds_the_address_by_its_hash_under_any_of_the_keys() throws IOException {
        block(SHOP, "max@example.com");
        block(SHOP, "gone@example.com");
        before.mailworthy
                .reviews()
                .erase(SHOP, "gone@example.com", "case 7", SAM)
                .get();
        for (ScreeningSnapshot snapshot : List.of(take(Optional.of(SHOP)), take(Optional.empty()))) {
            snapshot.write(folder.resolve("screen"));
            ScreeningSnapshot mapped = ScreeningSnapshot.map(folder.resolve("screen"), KEY);
            assertEquals(List.of("free@example.com"), passed(mapped, KEYS, SHOP));
        }
        assertEquals(LIST, passed(take(Optional.empty()), KEYS, CLUB));
    }

    @Test
    void without_the_keys_every_address_of_such_an_account_is_asked_and_no_other_accounts() {
        block(SHOP, "gone@example.com");
        ScreeningSnapshot older = take(Optional.empty());
        world.mailworthy
                .reviews()
                .erase(SHOP, "gone@example.com", "case 7", SAM)
                .get();
        ScreeningSnapshot snapshot =
                older.refreshed(storage, world.mailworthy.gate().policy(), world.clock.instant());
        assertEquals(List.of(), passed(snapshot, Pseudonyms.NONE, SHOP));
        assertEquals(LIST, passed(snapshot, Pseudonyms.NONE, CLUB));
        SendQuestion internal = SendQuestion.of(MessageKind.INTERNAL);
        assertFalse(snapshot.mayBeHeld(SHOP, internal, EmailAddress.of("free@example.com")));
    }

    @Test
    void what_holds_of_an_erased_address_for_every_account_holds_it_for_each() {
        world.mailworthy
                .contacts()
                .register(SHOP, "gone@example.com", SAM, "form")
                .get();
        world.mailworthy
                .reviews()
                .blockEverywhere(EmailAddress.of("gone@example.com"), Block.Kind.SPAM_TRAP, "seen", SAM)
                .get();
        world.mailworthy
                .reviews()
                .erase(SHOP, "gone@example.com", "case 7", SAM)
                .get();
        for (ScreeningSnapshot snapshot : List.of(take(Optional.of(CLUB)), take(Optional.empty()))) {
            assertEquals(List.of("free@example.com", "max@example.com"), passed(snapshot, KEYS, CLUB));
            assertEquals(List.of(), passed(snapshot, Pseudonyms.NONE, CLUB));
        }
    }

    @Test
    void the_gate_has_the_keys_and_asks_the_store_for_the_hits_alone() {
        block(SHOP, "max@example.com");
        block(SHOP, "gone@example.com");
        world.mailworthy
                .reviews()
                .erase(SHOP, "gone@example.com", "case 7", SAM)
                .get();
        List<String> answers = new ArrayList<>();
        ScreeningCounts counts = world.mailworthy
                .gate()
                .screen(
                        take(Optional.of(SHOP)),
                        SHOP,
                        NEWS,
                        addresses().iterator(),
                        (address, answer) -> answers.add(address + " " + answer.isAllowed()));
        assertEquals(List.of("free@example.com true", "Gone@Example.com false", "max@example.com false"), answers);
        assertEquals(new ScreeningCounts(3, 1, 2, 2), counts);
        assertEquals(
                new ScreeningCounts(3, 1, 2, 3),
                world.mailworthy.gate().screen(SHOP, NEWS, addresses().iterator(), (address, answer) -> {}));
    }

    @Test
    void an_erased_address_that_nothing_restricts_makes_nobody_be_asked_about() {
        world.mailworthy
                .contacts()
                .register(SHOP, "gone@example.com", SAM, "form")
                .get();
        world.mailworthy
                .reviews()
                .erase(SHOP, "gone@example.com", "case 7", SAM)
                .get();
        assertEquals(LIST, passed(take(Optional.of(SHOP)), Pseudonyms.NONE, SHOP));
    }

    private ScreeningSnapshot take(Optional<AccountId> account) {
        return ScreeningSnapshot.take(storage, account, world.mailworthy.gate().policy(), KEY, world.clock.instant());
    }

    private static List<String> passed(ScreeningSnapshot snapshot, Pseudonyms keys, AccountId account) {
        List<String> passed = new ArrayList<>();
        SendGate.screenOffline(snapshot, keys, account, NEWS, addresses().iterator(), (address, answer) -> {
            if (answer.isAllowed()) {
                passed.add(address.toString());
            }
        });
        return passed;
    }

    private static List<EmailAddress> addresses() {
        return LIST.stream().map(EmailAddress::of).toList();
    }

    private void block(AccountId account, String address) {
        world.mailworthy
                .reviews()
                .block(account, address, Block.Kind.KNOWN_SPAMMER, "seen", SAM)
                .get();
    }
}
