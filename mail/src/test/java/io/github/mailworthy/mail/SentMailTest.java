package io.github.mailworthy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.feedback.ProofKeys;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.gate.Delivery;
import io.github.mailworthy.mail.gate.Sent;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.sender.KeyRing;
import io.github.mailworthy.mail.sender.PrivateSigningKey;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.sender.CodeRules;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail as it arrives: sent through the gate, taken by a real server, fetched by a real client, verified by another's DKIM. */
class SentMailTest {
    private static final AccountId SHOP = new AccountId("shop");
    private static final EmailAddress HELLO = EmailAddress.of("hello@shop.example");
    private static final EmailAddress MAX = EmailAddress.of("max@example.com");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");

    private final ManualClock clock = ManualClock.at("2026-03-02T09:00:00Z");
    private final Account account = new Account(
            SHOP,
            "Käthes Bücher",
            clock.instant(),
            ZoneId.of("Europe/Berlin"),
            EmailAddress.of("owner@shop.example"),
            true);
    private static final KeyPair RSA = keyPair();
    private final SendingProof proof =
            SendingProof.at("bounces.platform.example", ProofKeys.of(Map.of('a', new byte[16]), 'a'));
    private final List<OutgoingMessage> handedOver = new ArrayList<>();
    private final Mailboxes mailboxes = new Mailboxes("max@example.com", "hello@shop.example", "maps@shop.example");
    private final JakartaMailer mailer = mailboxes.mailer();
    private final Mailworthy mailworthy = Mailworthy.builder()
            .storage(new InMemoryStorage())
            .accounts(id -> Optional.of(account))
            .verifier(address -> {
                throw new IllegalStateException("not asked here");
            })
            .mailer(messages -> {
                handedOver.addAll(messages);
                return mailer.handOver(messages);
            })
            .platform("The Platform", EmailAddress.of("notices@platform.example"))
            .clock(clock)
            .senders(ZoneFileLookup.of("""
                    $ORIGIN example.
                    $TTL 300
                    @ IN SOA ns hostmaster 1 3600 600 86400 300
                    shop IN MX 10 mail.shop
                    """))
            .signingKeys(
                    new KeyRing().add(PrivateSigningKey.of("shop.example", "s1", RSA.getPrivate()), clock.instant()))
            .returnPaths(proof)
            .unsubscribe(
                    TokenKeys.of("k1", new byte[16]),
                    URI.create("https://mail.platform.example/u/"),
                    EmailAddress.of("unsubscribe@platform.example"))
            .build();

    @AfterEach
    void stop() {
        mailer.close();
        mailboxes.close();
    }

    @Test
    void a_commercial_message_arrives_from_the_account_s_sender_signed_and_with_a_link_that_works() throws Exception {
        confirmSender();
        Sent sent = mailworthy.gate().send(SHOP, NEWS, message());
        assertEquals(1, sent.accepted(), () -> sent.toString());
        byte[] mail = mailboxes.fetch("max@example.com").get(0);
        MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        InternetAddress from = (InternetAddress) read.getFrom()[0];
        assertEquals("hello@shop.example", from.getAddress());
        assertEquals("Käthes Bücher", from.getPersonal());
        assertEquals("Neue Bücher für den Frühling 📚", read.getSubject());
        assertEquals("Grüße aus dem Laden.", read.getContent().toString().strip());
        assertEquals("List-Unsubscribe=One-Click", read.getHeader("List-Unsubscribe-Post", null));
        String[] ways = read.getHeader("List-Unsubscribe", null)
                .replaceAll("\\r\\n[ \\t]", "")
                .split(", ?");
        URI page = URI.create(ways[0].substring(1, ways[0].length() - 1));
        URI mailbox = URI.create(ways[1].substring(1, ways[1].length() - 1));
        String token = page.getPath().substring("/u/".length());
        assertEquals("https", page.getScheme());
        assertEquals("mailto:unsubscribe@platform.example?subject=" + token, mailbox.toString());

        assertVerified(mail);
        String signature = read.getHeader("DKIM-Signature")[0].replaceAll("\\s", "");
        assertTrue(signature.contains(";d=shop.example;") && signature.contains(";s=s1;"), signature);
        assertTrue(signature.matches(".*[;]h=[^;]*list-unsubscribe:list-unsubscribe-post.*"), signature);

        String returnPath = handedOver.get(handedOver.size() - 1).returnPath().toString();
        assertEquals(
                Optional.of("max@example.com"),
                proof.check(returnPath, List.of(), clock.instant())
                        .orElseThrow()
                        .recipient());

        Subscription asked = mailworthy.unsubscribe().look(token).orElseThrow();
        assertEquals(new Subscription(SHOP, MAX, "news"), asked);
        assertTrue(mailworthy.gate().ask(SHOP, NEWS, MAX).isAllowed(), "looking changes nothing");
        assertEquals(Optional.of(asked), mailworthy.unsubscribe().leave(token));
        assertEquals(Optional.of(asked), mailworthy.unsubscribe().leave(token), "twice is once");
        assertEquals(
                "LEFT_THE_LIST",
                mailworthy.gate().ask(SHOP, NEWS, MAX).refusal().orElseThrow().code());
        assertTrue(mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("other"), MAX)
                .isAllowed());
        assertEquals(Optional.empty(), mailworthy.unsubscribe().leave(token.replace('.', 'x')));
    }

    @Test
    void one_octet_changed_on_the_way_and_the_signature_fails() throws Exception {
        confirmSender();
        mailworthy.gate().send(SHOP, NEWS, message());
        byte[] mail = mailboxes.fetch("max@example.com").get(0);
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        for (String changed :
                List.of(text.replace("=One-Click", "=Two-Click"), text.replace("dem Laden", "der Laden"))) {
            assertThrows(FailException.class, () -> assertVerified(changed.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void a_sender_that_nobody_confirmed_sends_nothing_and_says_why() {
        Delivery before = only(mailworthy.gate().send(SHOP, NEWS, message()));
        assertEquals(
                "NO_SENDER",
                assertInstanceOf(Delivery.NoSender.class, before).refusal().code());
        mailworthy.senders().save(SHOP, new SenderDetails("Shop", HELLO.toString(), ""));
        Delivery saved = only(mailworthy.gate().send(SHOP, NEWS, message()));
        assertEquals(
                "OWNERSHIP_NOT_SHOWN",
                assertInstanceOf(Delivery.NoSender.class, saved).refusal().code());
        assertTrue(handedOver.isEmpty());
    }

    @Test
    void a_private_address_gets_a_placeholder_and_what_is_about_a_product_its_own_sender() throws Exception {
        SenderDetails placeholder = mailworthy
                .senders()
                .signUp(account, EmailAddress.of("kaethe@gmail.com"))
                .sender()
                .details();
        mailworthy.senders().save(SHOP, placeholder);
        only(mailworthy.gate().send(SHOP, NEWS, message()));
        assertEquals(placeholder.from(), handedOver.get(0).from().address().toString());
        assertTrue(placeholder.from().endsWith(".platform.example"), placeholder.from());
        confirmSender();
        SenderDetails maps = new SenderDetails("Maps", "maps@shop.example", "");
        mailworthy.senders().saveAdditional(SHOP, "maps", maps, Set.of("product"));
        SendQuestion product = SendQuestion.of(MessageKind.TRANSACTIONAL).about("product");
        Delivery unconfirmed = only(mailworthy.gate().send(SHOP, product, message()));
        assertInstanceOf(Delivery.NoSender.class, unconfirmed);
        confirm(EmailAddress.of("maps@shop.example"));
        assertTrue(only(mailworthy.gate().send(SHOP, product, message())).isAccepted());
        assertEquals(maps.from(), lastFrom());
        mailworthy.gate().send(SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), message());
        assertEquals(HELLO.toString(), lastFrom());
    }

    private String lastFrom() {
        return handedOver.get(handedOver.size() - 1).from().address().toString();
    }

    @Test
    void nothing_goes_to_a_server_whose_certificate_nobody_vouches_for() {
        for (Optional<String> trusted : List.of(Optional.<String>empty(), Optional.of("mail.elsewhere.example"))) {
            try (JakartaMailer doubtful = mailboxes.encrypted(trusted)) {
                Handover refused = doubtful.handOver(List.of(message())).get(0);
                Step last = refused.steps().get(refused.steps().size() - 1);
                assertInstanceOf(Receipt.TryLater.class, refused.receipts().get(MAX));
                assertEquals(Step.What.TLS, last.what(), last::said);
                assertTrue(last.said().matches(".*(valid certification path|not trusted).*"), last::said);
            }
        }
        try (JakartaMailer trusting = mailboxes.encrypted(Optional.of("*"))) {
            assertTrue(trusting.handOver(List.of(message())).get(0).isAccepted());
        }
    }

    @Test
    void the_bytes_are_fetched_as_they_were_written() throws Exception {
        OutgoingMessage message = message();
        mailer.handOver(List.of(message));
        String fetched = new String(mailboxes.fetch("max@example.com").get(0), StandardCharsets.ISO_8859_1);
        assertTrue(fetched.startsWith("Return-Path: <somebody@elsewhere.example>\r\n"), fetched);
        String written = new String(message.bytes(), StandardCharsets.ISO_8859_1);
        assertTrue(fetched.stripTrailing().endsWith(written.stripTrailing()), fetched);
    }

    private void confirmSender() throws Exception {
        mailworthy.senders().save(SHOP, new SenderDetails("Käthes Bücher", HELLO.toString(), ""));
        confirm(HELLO);
    }

    private void confirm(EmailAddress address) throws Exception {
        mailworthy.senders().sendCode(account, address);
        mailworthy.runDue(10);
        List<byte[]> mails = mailboxes.fetch(address.toString());
        String letter = new String(mails.get(mails.size() - 1), StandardCharsets.UTF_8);
        String code = letter.replaceAll("(?s).*\\n    (\\d{8})\\r?\\n.*", "$1");
        assertEquals(CodeRules.Entered.CONFIRMED, mailworthy.senders().enterCode(SHOP, address, code));
    }

    private static Delivery only(Sent sent) {
        return sent.deliveries().get(MAX);
    }

    private void assertVerified(byte[] mail) throws Exception {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) ->
                selector.toString().equals("s1") && domain.toString().equals("shop.example")
                        ? List.of(record)
                        : List.of());
        assertEquals(1, verifier.verify(new ByteArrayInputStream(mail)).size());
    }

    private OutgoingMessage message() {
        return OutgoingMessage.builder()
                .from("Somebody", EmailAddress.of("somebody@elsewhere.example"))
                .to(MAX)
                .subject("Neue Bücher für den Frühling 📚")
                .text("Grüße aus dem Laden.")
                .messageId("1@shop.example")
                .date(clock.instant())
                .build();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
