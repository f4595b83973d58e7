package io.github.mailworthy.mail.unsubscribe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.OutgoingMessage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UnsubscribeTokensTest {
    private static final byte[] OLD = "an old secret of 24 byte".getBytes(US_ASCII);
    private static final byte[] NEW = "a new secret of 24 bytes".getBytes(US_ASCII);
    private static final Subscription ANNA =
            new Subscription(new AccountId("a1"), EmailAddress.of("Anna@Example.org"), "news");

    private final UnsubscribeTokens tokens = new UnsubscribeTokens(TokenKeys.of("k1", OLD));

    @Test
    void a_token_is_read_back_and_fits_into_a_url() {
        String token = tokens.make(ANNA);
        assertTrue(token.matches("[A-Za-z0-9._-]+"), token);
        assertEquals(Optional.of(ANNA), tokens.check(token));
        assertEquals(Optional.of(ANNA), tokens.check(" " + token + "\r\n"));
    }

    @Test
    void an_older_key_still_checks_and_the_newest_signs() {
        String old = tokens.make(ANNA);
        UnsubscribeTokens rotated =
                new UnsubscribeTokens(TokenKeys.of("k2", NEW).andOlder("k1", OLD));
        assertEquals(Optional.of(ANNA), rotated.check(old));
        assertTrue(rotated.make(ANNA).startsWith("k2."));
        assertEquals(Optional.empty(), tokens.check(rotated.make(ANNA)));
        assertEquals(Optional.empty(), new UnsubscribeTokens(TokenKeys.of("k1", NEW)).check(old));
    }

    @Test
    void the_header_fields_name_the_page_the_mailbox_and_the_one_click() {
        UnsubscribeLinks links = new UnsubscribeLinks(
                tokens, URI.create("https://mail.host.example/u/"), EmailAddress.of("unsubscribe@host.example"));
        String token = tokens.make(ANNA);
        assertEquals(
                "<https://mail.host.example/u/" + token + ">, <mailto:unsubscribe@host.example?subject=" + token + ">",
                links.headers(ANNA).get(0).value());
        assertEquals("List-Unsubscribe=One-Click", links.headers(ANNA).get(1).value());
        assertEquals(URI.create("https://mail.host.example/u/" + token), links.link(ANNA));
        for (String page : List.of(
                "http://host.example/u/",
                "https://host.example/u",
                "https://host.example/#/",
                "https://host.example/?t=/",
                "https://host.example/u/?/")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new UnsubscribeLinks(tokens, URI.create(page), EmailAddress.of("unsubscribe@host.example")),
                    page);
        }
    }

    @Test
    void the_longest_token_stands_in_its_field_as_it_is_and_a_longer_one_is_refused() {
        String page = "https://host.example/" + "p".repeat(157 - 22) + "/";
        EmailAddress mailbox = EmailAddress.of("m".repeat(60) + "@" + "host.".repeat(14) + "host.io");
        assertEquals(157, page.length());
        UnsubscribeTokens long8 = new UnsubscribeTokens(TokenKeys.of("k2345678", NEW));
        UnsubscribeLinks links = new UnsubscribeLinks(long8, URI.create(page), mailbox);
        String domain = ("d".repeat(62) + ".").repeat(2) + "d".repeat(60) + ".io";
        EmailAddress longest = EmailAddress.of("l".repeat(254 - 1 - domain.length()) + "@" + domain);
        assertEquals(254, longest.key().length());
        AccountId account = new AccountId("a".repeat(64));
        assertFits(links, new Subscription(account, longest, "n".repeat(200)), page);
        assertFits(links, new Subscription(account, longest, "n".repeat(209)), page);
        assertFits(links, new Subscription(ANNA.account(), ANNA.address(), "n".repeat(400)), page);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> long8.make(new Subscription(account, longest, "n".repeat(210))));
        assertTrue(refused.getMessage().startsWith("a list's id of 210 octets"), refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> long8.make(new Subscription(ANNA.account(), ANNA.address(), "n".repeat(401))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new UnsubscribeLinks(long8, URI.create("https://host.example/p" + page.substring(21)), mailbox));
    }

    private static void assertFits(UnsubscribeLinks links, Subscription subscription, String page) {
        OutgoingMessage.Builder message = OutgoingMessage.builder()
                .from("", EmailAddress.of("a@shop.example"))
                .to(ANNA.address())
                .text("")
                .messageId("1@shop.example")
                .date(Instant.EPOCH);
        links.headers(subscription).forEach(field -> message.header(field.name(), field.value()));
        String bytes = new String(message.build().bytes(), US_ASCII);
        assertTrue(bytes.replace("\r\n ", " ").contains("List-Unsubscribe: <" + page), bytes);
    }

    @Property
    void no_changed_token_is_taken(@ForAll int place, @ForAll char other) {
        String token = tokens.make(ANNA);
        int i = Math.floorMod(place, token.length());
        String changed = token.substring(0, i) + other + token.substring(i + 1);
        // the last character of base64 may carry unused bits: then the bytes, and so the token, are the same
        boolean same = token.charAt(i) == other || i == token.length() - 1 || token.charAt(i + 1) == '.';
        assertTrue(same || tokens.check(changed).isEmpty(), changed);
    }

    @Property
    void any_text_is_read(@ForAll String text) {
        assertEquals(Optional.empty(), tokens.check(text));
    }

    @Property
    void any_list_is_kept_apart(@ForAll @StringLength(max = 100) String list) {
        Subscription subscription = new Subscription(ANNA.account(), ANNA.address(), list);
        if (SendQuestion.isListId(list)) {
            assertEquals(Optional.of(subscription), tokens.check(tokens.make(subscription)));
        } else {
            assertThrows(IllegalArgumentException.class, () -> tokens.make(subscription));
        }
    }

    @Test
    void what_would_come_back_as_another_list_is_refused() {
        for (String list : List.of("x\ud800", "\udc00", "a\nb")) {
            Subscription broken = new Subscription(ANNA.account(), ANNA.address(), list);
            assertThrows(IllegalArgumentException.class, () -> tokens.make(broken));
        }
    }
}
