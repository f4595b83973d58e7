package io.github.mailworthy.mail.unsubscribe;

import static io.github.mailworthy.mail.World.SHOP;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules.IfInUse;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsubscribeDeskTest {
    private static final EmailAddress MAX = EmailAddress.of("max@example.com");
    private static final Subscription NEWS = new Subscription(SHOP, MAX, "news");

    private final World world = new World();
    private final UnsubscribeTokens tokens = new UnsubscribeTokens(TokenKeys.of("k1", new byte[16]));
    private final UnsubscribeDesk desk = new UnsubscribeDesk(tokens, world.mailworthy.contacts());

    @Test
    void looking_changes_nothing_however_often_a_link_is_followed() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.of(NEWS), desk.look(tokens.make(NEWS)));
        }
        assertEquals(0, version(SHOP));
        assertTrue(mayGo(SHOP, "news"));
    }

    @Test
    void leaving_ends_the_one_list_of_the_one_account_and_twice_is_once() {
        assertEquals(Optional.of(NEWS), desk.leave(tokens.make(NEWS)));
        long left = version(SHOP);
        assertEquals(Optional.of(NEWS), desk.leave(tokens.make(NEWS)));
        assertEquals(left, version(SHOP));
        assertFalse(mayGo(SHOP, "news"));
        assertTrue(mayGo(SHOP, "tips"));
        assertTrue(mayGo(new AccountId("club"), "news"));
    }

    @Test
    void what_is_no_token_of_ours_ends_nothing() {
        String strangers = new UnsubscribeTokens(TokenKeys.of("k1", "another secret!!".getBytes(US_ASCII))).make(NEWS);
        assertEquals(Optional.empty(), desk.leave(strangers));
        assertEquals(Optional.empty(), desk.leave(""));
        assertEquals(0, version(SHOP));
    }

    @Test
    void what_cannot_be_kept_is_never_said_to_be_done() {
        Subscription ofGone = new Subscription(new AccountId("gone"), MAX, "news");
        assertThrows(IllegalStateException.class, () -> desk.leave(tokens.make(ofGone)));
    }

    @Test
    void a_link_in_an_old_mail_ends_the_mail_to_the_address_that_the_contact_has_by_now() {
        String link = tokens.make(NEWS);
        world.mailworthy.contacts().register(SHOP, "max@example.com", Actor.contact(), "form");
        move("max@example.com", "max@example.net");
        move("max@example.net", "max@example.org");
        assertEquals(Optional.of(NEWS), desk.leave(link));
        assertFalse(mayGo("max@example.org"));
        assertTrue(world.mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("tips"), EmailAddress.of("max@example.org"))
                .isAllowed());
    }

    @Test
    void nobody_else_s_mail_ends_by_it() {
        String link = tokens.make(NEWS);
        world.mailworthy.contacts().register(SHOP, "max@example.com", Actor.contact(), "form");
        move("max@example.com", "max@example.net");
        world.mailworthy.contacts().register(SHOP, "max@example.com", Actor.contact(), "form");
        world.mailworthy.contacts().remove(SHOP, "max@example.com", Actor.contact());
        assertEquals(Optional.of(NEWS), desk.leave(link));
        assertTrue(mayGo("max@example.net"), "the address was somebody else's since");
    }

    @Test
    void a_way_that_leads_round_has_an_end() {
        world.mailworthy.contacts().register(SHOP, "max@example.com", Actor.contact(), "form");
        move("max@example.com", "max@example.net");
        move("max@example.net", "max@example.com");
        assertEquals(Optional.of(NEWS), desk.leave(tokens.make(NEWS)));
        assertFalse(mayGo("max@example.com"));
    }

    private void move(String from, String to) {
        assertTrue(world.mailworthy
                .contacts()
                .changeAddress(SHOP, from, to, Actor.contact(), IfInUse.REFUSE)
                .done()
                .isPresent());
    }

    private boolean mayGo(String address) {
        return world.mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("news"), EmailAddress.of(address))
                .isAllowed();
    }

    private boolean mayGo(AccountId account, String list) {
        return world.mailworthy
                .gate()
                .ask(account, SendQuestion.commercial(list), MAX)
                .isAllowed();
    }

    private long version(AccountId account) {
        var key = new ContactKey(account, MAX).row();
        return world.storage.find(List.of(key)).<Contact>get(key).version();
    }
}
