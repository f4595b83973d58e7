package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import io.github.mailworthy.mail.testing.ManualClock;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JakartaMailerTest {
    private static final EmailAddress ANNA = EmailAddress.of("anna@example.org");
    private static final EmailAddress BERT = EmailAddress.of("bert@example.org");
    private static final EmailAddress CLEO = EmailAddress.of("cleo@example.org");

    private ScriptedServer server;
    private JakartaMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        mailer = plain();
    }

    @AfterEach
    void stop() throws IOException {
        mailer.close();
        server.close();
    }

    @Test
    void the_bytes_arrive_as_they_are_with_the_envelope_s_sender() {
        OutgoingMessage message = to(ANNA).returnPath(EmailAddress.of("bounces+7@shop.example"))
                .text(".a line that begins with a dot\n.\nend")
                .build();
        Handover handover = send(message);
        Receipt.Accepted accepted =
                assertInstanceOf(Receipt.Accepted.class, handover.receipts().get(ANNA));
        assertEquals("250 2.0.0 Ok: queued as Q1", accepted.reply().toString());
        assertEquals(new String(message.bytes(), StandardCharsets.US_ASCII), server.messages.get(0));
        assertTrue(server.commands.contains("MAIL FROM:<bounces+7@shop.example>"));
    }

    @Test
    void one_connection_serves_a_batch_and_the_next_batch() {
        OutgoingMessage message = to(ANNA).build();
        assertTrue(mailer.handOver(Collections.nCopies(20, message)).stream().allMatch(Handover::isAccepted));
        assertTrue(send(message).isAccepted());
        assertEquals(1, server.connections.get());
        assertEquals(21, server.messages.size());
    }

    @Test
    void each_recipient_has_an_answer_of_its_own() {
        server.on("RCPT TO:<bert", "550 5.1.1 no such user").on("RCPT TO:<cleo", "452 4.2.2 mailbox full");
        Handover handover = send(to(ANNA).recipients(List.of(ANNA, BERT, CLEO)).build());
        assertInstanceOf(Receipt.Accepted.class, handover.receipts().get(ANNA));
        Receipt.Refused refused =
                assertInstanceOf(Receipt.Refused.class, handover.receipts().get(BERT));
        assertEquals("550 5.1.1 no such user", refused.reply().toString());
        assertEquals(At.RECIPIENT, refused.at());
        Receipt.TryLater later =
                assertInstanceOf(Receipt.TryLater.class, handover.receipts().get(CLEO));
        assertEquals("452 4.2.2 mailbox full", later.reply().toString());
        assertTrue(send(to(ANNA).build()).isAccepted());
        assertEquals(1, server.connections.get());
    }

    @Test
    void a_sole_recipient_that_is_refused_is_no_reason_to_connect_again() {
        server.on("RCPT TO:<bert", "550 5.1.1 no such user");
        List<Handover> answers = mailer.handOver(List.of(to(BERT).build(), to(ANNA).build()));
        assertInstanceOf(Receipt.Refused.class, answers.get(0).receipts().get(BERT));
        assertTrue(answers.get(1).isAccepted());
        assertEquals(1, server.connections.get());
    }

    @Test
    void only_an_answer_to_the_message_accepts_it() {
        server.on(".", "251 2.0.0 fine");
        assertTrue(send(to(ANNA).build()).isAccepted());
        server.on(".", "250 2.0.0 Ok\r\n250 2.0.0 a word too much");
        assertTrue(send(to(ANNA).build()).isAccepted());
        assertInstanceOf(
                Receipt.TryLater.class, send(to(ANNA).build()).receipts().get(ANNA), "DATA was answered with 250");
        assertEquals(2, server.messages.size());
    }

    @Test
    void a_refused_sender_and_a_refused_message_are_told_apart() {
        server.on("MAIL", "553 5.1.8 not yours");
        assertEquals(At.SENDER, refused(send(to(ANNA).build())).at());
        server.on("MAIL", "250 Ok").on(".", "554 5.6.0 no");
        assertEquals(At.MESSAGE, refused(send(to(ANNA).build())).at());
        server.on(".", "452 4.3.1 disk full");
        assertInstanceOf(
                Receipt.TryLater.class, send(to(ANNA).build()).receipts().get(ANNA));
    }

    @Test
    void a_connection_lost_before_the_data_is_try_later_and_after_it_unknown() {
        server.on("DATA", ScriptedServer.CLOSE);
        assertInstanceOf(
                Receipt.TryLater.class, send(to(ANNA).build()).receipts().get(ANNA));
        server.on("DATA", "354 go on").on(".", ScriptedServer.CLOSE);
        assertInstanceOf(
                Receipt.Unknown.class, send(to(ANNA).build()).receipts().get(ANNA));
    }

    @Test
    void a_silent_server_is_waited_for_no_longer_than_the_limit() {
        mailer = JakartaMailer.builder(server.session())
                .allowingPlaintext()
                .timeLimits(Duration.ofSeconds(5), Duration.ofMillis(200))
                .build();
        server.on(".", ScriptedServer.SILENCE);
        assertInstanceOf(
                Receipt.Unknown.class, send(to(ANNA).build()).receipts().get(ANNA));
        server.on("connect", ScriptedServer.SILENCE);
        List<Handover> answers = mailer.handOver(Collections.nCopies(1000, to(ANNA).build()));
        assertTrue(answers.stream().allMatch(a -> a.receipts().get(ANNA) instanceof Receipt.TryLater));
        assertEquals(2, server.connections.get());
    }

    @Test
    void an_error_that_nobody_can_go_on_from_leaves_no_connection_open() throws InterruptedException {
        assertTrue(send(to(ANNA).build()).isAccepted());
        OutgoingMessage fatal = to(ANNA).signedBy(bytes -> {
                    throw new OutOfMemoryError("a test's");
                })
                .build();
        assertThrows(OutOfMemoryError.class, () -> send(fatal));
        server.await("QUIT");
    }

    @Test
    void a_kept_connection_that_the_server_ended_costs_no_message() {
        assertTrue(send(to(ANNA).build()).isAccepted());
        server.on("MAIL FROM:<x@", "421 4.3.2 bye");
        OutgoingMessage other =
                to(ANNA).returnPath(EmailAddress.of("x@shop.example")).build();
        assertInstanceOf(Receipt.TryLater.class, send(other).receipts().get(ANNA));
        assertEquals(2, server.connections.get(), "tried once more on a new connection");
    }

    @Test
    void without_encryption_nothing_is_sent_unless_it_is_allowed() {
        mailer = JakartaMailer.over(server.session());
        Handover handover = send(to(ANNA).build());
        assertInstanceOf(Receipt.TryLater.class, handover.receipts().get(ANNA));
        assertEquals(What.TLS, handover.steps().get(handover.steps().size() - 1).what());
        assertFalse(server.commands.stream().anyMatch(c -> c.startsWith("MAIL")));
    }

    @Test
    void a_server_that_cannot_encrypt_just_now_is_told_as_such() {
        server.on("extensions", "250-test\r\n250 STARTTLS").on("STARTTLS", "454 4.7.0 TLS not available");
        mailer = JakartaMailer.over(server.session());
        Handover handover = send(to(ANNA).build());
        assertInstanceOf(Receipt.TryLater.class, handover.receipts().get(ANNA));
        assertEquals(What.TLS, handover.steps().get(handover.steps().size() - 1).what());
    }

    @Test
    void an_address_that_is_not_ascii_goes_by_SMTPUTF8_or_not_at_all() {
        EmailAddress greek = EmailAddress.of("δοκιμή@example.org");
        assertEquals(At.MESSAGE, refused(send(to(greek).build())).at());
        mailer.close();
        server.on("extensions", "250-test\r\n250 SMTPUTF8");
        assertTrue(send(to(greek).build()).isAccepted());
        assertTrue(server.commands.contains("MAIL FROM:<hello@shop.example> SMTPUTF8"));
        assertTrue(server.commands.contains("RCPT TO:<δοκιμή@example.org>"));
        assertTrue(send(to(ANNA).build()).isAccepted());
        assertEquals("MAIL FROM:<hello@shop.example>", server.commands.get(server.commands.size() - 3));
    }

    @Test
    void a_server_that_is_not_there_is_try_later_for_the_whole_batch() throws IOException {
        try (Socket taken = new Socket()) {
            // bound, and nobody listens: a port that was only set free might be another's by now
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Properties nobody = new Properties();
            nobody.setProperty("mail.smtp.host", "127.0.0.1");
            nobody.setProperty("mail.smtp.port", Integer.toString(taken.getLocalPort()));
            List<Handover> answers =
                    JakartaMailer.over(Session.getInstance(nobody)).handOver(Collections.nCopies(3, to(ANNA).build()));
            assertTrue(answers.stream().allMatch(a -> a.receipts().get(ANNA) instanceof Receipt.TryLater));
            assertEquals(What.CONNECT, answers.get(0).steps().get(0).what());
        }
    }

    @Test
    void a_signer_that_breaks_costs_its_message_only() {
        OutgoingMessage broken = to(ANNA).signedBy(bytes -> {
                    throw new IllegalStateException("no key");
                })
                .build();
        List<Handover> answers = mailer.handOver(List.of(broken, to(ANNA).build()));
        assertInstanceOf(Receipt.TryLater.class, answers.get(0).receipts().get(ANNA));
        assertTrue(answers.get(1).isAccepted());
    }

    @Test
    void a_connection_that_nobody_needs_any_more_is_ended_while_another_is_in_use() throws InterruptedException {
        ManualClock clock = ManualClock.at("2026-03-01T09:00:00Z");
        mailer = JakartaMailer.builder(server.session())
                .allowingPlaintext()
                .ticking(() -> clock.instant().toEpochMilli() * 1_000_000)
                .build();
        OutgoingMessage twoAtOnce = to(ANNA).signedBy(bytes -> {
                    assertTrue(send(to(BERT).build()).isAccepted());
                    return bytes;
                })
                .build();
        assertTrue(send(twoAtOnce).isAccepted());
        assertEquals(2, server.connections.get());
        clock.advance(Duration.ofSeconds(15));
        assertTrue(send(to(ANNA).build()).isAccepted());
        assertFalse(server.commands.contains("QUIT"), "both may be needed soon");
        clock.advance(Duration.ofSeconds(15));
        assertTrue(send(to(ANNA).build()).isAccepted());
        server.await("QUIT");
        assertTrue(send(to(ANNA).build()).isAccepted());
        assertEquals(2, server.connections.get(), "the other serves on");
    }

    @Test
    void no_thread_is_left_that_keeps_a_program_from_ending() {
        Set<Thread> before = lasting();
        assertTrue(send(to(ANNA).build()).isAccepted());
        Set<Thread> left = lasting();
        left.removeAll(before);
        assertEquals(Set.of(), left, "while the connection is at rest");
    }

    private static Set<Thread> lasting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private JakartaMailer plain() {
        return JakartaMailer.builder(server.session()).allowingPlaintext().build();
    }

    private Handover send(OutgoingMessage message) {
        return mailer.handOver(List.of(message)).get(0);
    }

    private static Receipt.Refused refused(Handover handover) {
        return assertInstanceOf(
                Receipt.Refused.class, handover.receipts().values().iterator().next());
    }

    private static OutgoingMessage.Builder to(EmailAddress recipient) {
        return OutgoingMessage.builder()
                .from("Shop", EmailAddress.of("hello@shop.example"))
                .to(recipient)
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(Instant.EPOCH);
    }
}
