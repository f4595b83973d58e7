package io.github.mailworthy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused.At;
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
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Through a real Postfix: {@code mail/src/test/postfix/check.sh} starts one and runs this; the usual build does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostfixCheck {
    private static final AccountId SHOP = new AccountId("shop");
    private static final EmailAddress HELLO = EmailAddress.of("hello@shop.example");

    private final int open = Integer.getInteger("postfix.open");
    private final int sealed = Integer.getInteger("postfix.sealed");
    private final Path maildir = Path.of(System.getProperty("postfix.maildir"));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int messages;

    @Test
    void each_recipient_has_the_answer_that_Postfix_gave() {
        OutgoingMessage message = to("ann@good.test")
                .recipients(Stream.of("ann", "nobody", "disabled", "policy", "grey", "full")
                        .map(PostfixCheck::address)
                        .toList())
                .build();
        Map<EmailAddress, Receipt> receipts = hand(open(), message).receipts();
        assertInstanceOf(Receipt.Accepted.class, receipts.get(address("ann")));
        for (String refused : List.of("nobody", "disabled", "policy")) {
            Receipt.Refused receipt = assertInstanceOf(Receipt.Refused.class, receipts.get(address(refused)));
            assertEquals(At.RECIPIENT, receipt.at());
        }
        for (String later : List.of("grey", "full")) {
            assertInstanceOf(Receipt.TryLater.class, receipts.get(address(later)));
        }
        System.out.println("Postfix: " + receipts);
    }

    @Test
    void a_server_that_closes_down_is_try_later_and_costs_only_what_was_at_hand() {
        try (JakartaMailer mailer = open()) {
            List<Handover> all = mailer.handOver(List.of(
                    to("ann@good.test").build(),
                    to("busy@good.test").build(),
                    to("ann@good.test").build()));
            assertTrue(all.get(0).isAccepted());
            Receipt.TryLater busy = assertInstanceOf(
                    Receipt.TryLater.class, all.get(1).receipts().get(address("busy")));
            assertEquals(421, busy.reply().code());
            assertTrue(all.get(2).isAccepted());
        }
    }

    @Test
    void a_message_that_is_refused_whole_is_told_apart_from_its_recipient() {
        Receipt.Refused virus = assertInstanceOf(
                Receipt.Refused.class,
                hand(open(), to("virus@good.test").build()).receipts().get(address("virus")));
        assertEquals(At.MESSAGE, virus.at());
        assertInstanceOf(
                Receipt.TryLater.class,
                hand(open(), to("disk@good.test").build()).receipts().get(address("disk")));
    }

    @Test
    void a_slow_server_is_waited_for_within_the_limit_and_put_off_beyond_it() {
        OutgoingMessage slow = to("slow@good.test").build();
        assertTrue(hand(open(), slow).isAccepted());
        JakartaMailer hasty = JakartaMailer.builder(session(open))
                .allowingPlaintext()
                .timeLimits(Duration.ofSeconds(5), Duration.ofMillis(500))
                .build();
        assertInstanceOf(Receipt.TryLater.class, hand(hasty, slow).receipts().get(address("slow")));
    }

    @Test
    void a_server_that_took_the_data_and_says_nothing_leaves_it_unknown() {
        JakartaMailer mailer = JakartaMailer.builder(session(open))
                .allowingPlaintext()
                .timeLimits(Duration.ofSeconds(5), Duration.ofSeconds(1))
                .build();
        assertInstanceOf(
                Receipt.Unknown.class,
                hand(mailer, to("mute@good.test").build()).receipts().get(address("mute")));
    }

    @Test
    void a_connection_that_is_lost_after_the_data_leaves_it_unknown_and_the_mail_arrives() throws Exception {
        try (DroppingProxy proxy = new DroppingProxy(open)) {
            JakartaMailer mailer = JakartaMailer.builder(session(proxy.port()))
                    .allowingPlaintext()
                    .build();
            OutgoingMessage message = to("ann@good.test").build();
            assertInstanceOf(
                    Receipt.Unknown.class, hand(mailer, message).receipts().get(address("ann")));
            assertTrue(arrived(message).length > 0, "Postfix had all of it");
        }
    }

    @Test
    void encryption_is_demanded_and_a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        OutgoingMessage message = to("ann@good.test").build();
        Handover noTls = hand(JakartaMailer.over(session(open)), message);
        assertEquals(Step.What.TLS, last(noTls).what());
        Handover untrusted = hand(JakartaMailer.over(session(sealed)), message);
        assertEquals(Step.What.TLS, last(untrusted).what(), last(untrusted)::said);
        assertTrue(last(untrusted).said().contains("valid certification path"), last(untrusted)::said);
        for (Handover refused : List.of(noTls, untrusted)) {
            assertInstanceOf(Receipt.TryLater.class, refused.receipts().get(address("ann")));
        }
        Properties trusting = session(sealed).getProperties();
        trusting.setProperty("mail.smtp.ssl.trust", "127.0.0.1");
        assertTrue(
                hand(JakartaMailer.over(Session.getInstance(trusting)), message).isAccepted());
        assertTrue(
                new String(arrived(message), StandardCharsets.UTF_8).contains("with ESMTPS"), "Postfix saw encryption");
    }

    @Test
    void an_international_address_goes_by_SMTPUTF8() throws Exception {
        OutgoingMessage message = to("δοκιμή@good.test").build();
        assertTrue(hand(open(), message).isAccepted());
        String mail = new String(arrived(message), StandardCharsets.UTF_8);
        assertTrue(mail.contains("Delivered-To: δοκιμή@good.test"), mail);
        assertTrue(mail.contains("with UTF8SMTP"), mail);
    }

    @Test
    void a_mail_through_the_gate_arrives_verified_and_a_refusal_is_feedback_at_once() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        SendingProof proof = SendingProof.at("bounces.platform.example", ProofKeys.of(Map.of('a', new byte[16]), 'a'));
        Account account = new Account(SHOP, "Shop", now, ZoneId.of("UTC"), EmailAddress.of("o@shop.example"), true);
        Mailworthy mailworthy = Mailworthy.builder()
                .storage(new InMemoryStorage())
                .accounts(id -> Optional.of(account))
                .verifier(any -> {
                    throw new IllegalStateException("not asked here");
                })
                .mailer(open())
                .platform("The Platform", EmailAddress.of("notices@platform.example"))
                .signingKeys(new KeyRing().add(PrivateSigningKey.of("shop.example", "s1", rsa.getPrivate()), now))
                .returnPaths(proof)
                .unsubscribe(
                        TokenKeys.of("k1", new byte[16]),
                        URI.create("https://mail.platform.example/u/"),
                        EmailAddress.of("unsubscribe@platform.example"))
                .build();
        mailworthy.contacts().register(SHOP, "nobody@good.test", Actor.customer("Ann"), "form");
        OutgoingMessage message = to("ann@good.test").to(address("nobody")).build();
        Sent sent = mailworthy.gate().send(SHOP, SendQuestion.commercial("news"), message);
        assertTrue(sent.deliveries().get(address("ann")).isAccepted(), sent::toString);
        Delivery.HandedOver refused =
                assertInstanceOf(Delivery.HandedOver.class, sent.deliveries().get(address("nobody")));
        assertEquals(Optional.of(BounceCategory.NO_SUCH_MAILBOX), refused.category());
        assertEquals(
                Status.BLOCKLISTED,
                mailworthy.contacts().card(SHOP, "nobody@good.test").get().status());

        byte[] mail = arrived(message);
        MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        String returnPath = read.getHeader("Return-Path", null);
        assertEquals(
                Optional.of("ann@good.test"),
                proof.check(returnPath, List.of(), now).orElseThrow().recipient());
        String field = read.getHeader("List-Unsubscribe", null).replaceAll("\\s", "");
        String token = field.substring(field.indexOf("/u/") + 3, field.indexOf('>'));
        assertEquals(
                address("ann"),
                mailworthy.unsubscribe().leave(token).orElseThrow().address());
        assertFalse(mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("news"), address("ann"))
                .isAllowed());
        assertVerified(
                mail,
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded()));
    }

    /** Asks dkimpy. */
    private static void assertVerified(byte[] mail, String record) throws Exception {
        Path file = Files.createTempFile("signed", ".eml");
        Files.write(file, mail);
        Process python = new ProcessBuilder(
                        "/usr/bin/python3", "src/test/postfix/dkim-check.py", file.toString(), record)
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Files.delete(file);
        assertEquals("held s1._domainkey.shop.example.", said);
    }

    private JakartaMailer open() {
        return JakartaMailer.builder(session(open)).allowingPlaintext().build();
    }

    private static Session session(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        return Session.getInstance(properties);
    }

    private static Handover hand(Mailer mailer, OutgoingMessage message) {
        return mailer.handOver(List.of(message)).get(0);
    }

    private static Step last(Handover handover) {
        return handover.steps().get(handover.steps().size() - 1);
    }

    /** Waits until the message lies in the mailbox. */
    private byte[] arrived(OutgoingMessage message) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            maildir.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            for (int tries = 0; tries < 60; tries++) {
                try (Stream<Path> files = Files.list(maildir)) {
                    for (Path file : files.toList()) {
                        byte[] mail = Files.readAllBytes(file);
                        if (new String(mail, StandardCharsets.ISO_8859_1).contains(message.messageId())) {
                            return mail;
                        }
                    }
                }
                watch.poll(1, TimeUnit.SECONDS);
            }
        }
        throw new IllegalStateException(message + " did not arrive");
    }

    private static EmailAddress address(String user) {
        return EmailAddress.of(user + "@good.test");
    }

    private OutgoingMessage.Builder to(String recipient) {
        return OutgoingMessage.builder()
                .from("Shop", HELLO)
                .to(EmailAddress.of(recipient))
                .subject("Hello")
                .text("hello")
                .messageId(++messages + "." + System.nanoTime() + "@shop.example")
                .date(now);
    }
}
