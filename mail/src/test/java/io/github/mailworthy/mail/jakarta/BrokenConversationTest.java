package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server said stands, whatever becomes of the connection afterwards. */
class BrokenConversationTest {
    private static final EmailAddress ANNA = EmailAddress.of("anna@example.org");
    private static final EmailAddress BERT = EmailAddress.of("bert@example.org");
    private static final EmailAddress LATE = EmailAddress.of("late@example.org");
    private static final List<String> AT_ONCE =
            List.of(ScriptedServer.RESET, ScriptedServer.CLOSE, "421 4.3.2 bye", "500 5.5.1 what?", "nonsense");
    private static final List<String> SLOWLY = List.of(ScriptedServer.SILENCE, ScriptedServer.DRIP);

    private ScriptedServer server;
    private JakartaMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        mailer = over(server.session());
    }

    @AfterEach
    void stop() throws IOException {
        mailer.close();
        server.close();
    }

    @Test
    void recipients_that_were_refused_before_the_server_had_enough_are_refused() {
        server.on("RCPT TO:<bad", "550 5.1.1 no such user").on("RCPT TO:<late", "421 4.7.0 too many errors");
        List<EmailAddress> all = new ArrayList<>(bad(0, 19));
        all.add(LATE);
        all.addAll(bad(19, 24));
        all.add(ANNA);
        Map<EmailAddress, Receipt> receipts = send(all).receipts();
        assertEquals(List.copyOf(all), List.copyOf(receipts.keySet()));
        for (EmailAddress bad : bad(0, 19)) {
            assertEquals("550 5.1.1 no such user", refused(receipts.get(bad), At.RECIPIENT));
        }
        assertEquals("421 4.7.0 too many errors", later(receipts.get(LATE)));
        bad(19, 24).forEach(unasked -> later(receipts.get(unasked)));
        later(receipts.get(ANNA));
    }

    private static List<EmailAddress> bad(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(each -> EmailAddress.of("bad" + each + "@example.org"))
                .toList();
    }

    @Test
    void so_are_those_that_were_refused_before_the_connection_broke() {
        for (String breaks :
                List.of(ScriptedServer.RESET, ScriptedServer.CLOSE, ScriptedServer.SILENCE, "nonsense", "354 what?")) {
            server.on("RCPT TO:<bert", "550 5.1.1 no such user").on("RCPT TO:<late", breaks);
            Map<EmailAddress, Receipt> receipts =
                    send(List.of(BERT, LATE, ANNA)).receipts();
            refused(receipts.get(BERT), At.RECIPIENT);
            later(receipts.get(LATE));
            later(receipts.get(ANNA));
        }
    }

    @Test
    void an_answer_to_the_message_that_is_lost_leaves_only_those_unknown_that_were_not_refused() {
        for (String breaks : List.of(ScriptedServer.RESET, ScriptedServer.CLOSE, ScriptedServer.SILENCE)) {
            server.on("RCPT TO:<bert", "550 5.1.1 no such user").on(".", breaks);
            Map<EmailAddress, Receipt> receipts = send(List.of(BERT, ANNA)).receipts();
            refused(receipts.get(BERT), At.RECIPIENT);
            Receipt.Unknown unknown = assertInstanceOf(Receipt.Unknown.class, receipts.get(ANNA));
            assertTrue(!unknown.why().contains("no such user"), unknown::why);
        }
    }

    @Test
    void an_answer_stands_though_the_RSET_after_it_fails() {
        for (String breaks : AT_ONCE) {
            server.on("RSET", breaks);
            stands("MAIL", "550 5.7.1 not you", What.SENDER);
            stands("RCPT", "550 5.1.1 no such user", What.RECIPIENT);
            stands("DATA", "554 5.5.1 no valid recipients", What.MESSAGE);
            stands(".", "554 5.6.0 no", What.MESSAGE);
        }
        for (String breaks : SLOWLY) {
            server.on("RSET", breaks);
            stands(".", "554 5.6.0 no", What.MESSAGE);
        }
    }

    private void stands(String command, String reply, What step) {
        server.on(command, reply);
        Handover handover = send(List.of(ANNA));
        assertEquals(reply, refused(handover.receipts().get(ANNA), At.valueOf(step.name())));
        Step last = handover.steps().get(handover.steps().size() - 1);
        assertEquals(step, last.what());
        assertTrue(!last.done() && last.said().contains(reply), last::toString);
        server.forget(command);
    }

    @Test
    void a_message_that_is_put_off_is_no_unknown_though_the_RSET_after_it_fails() {
        for (String breaks : AT_ONCE) {
            server.on("RSET", breaks).on(".", "452 4.3.1 disk full").on("RCPT TO:<bert", "550 5.1.1 no such user");
            Map<EmailAddress, Receipt> receipts = send(List.of(BERT, ANNA)).receipts();
            refused(receipts.get(BERT), At.RECIPIENT);
            assertEquals("452 4.3.1 disk full", later(receipts.get(ANNA)));
        }
    }

    @Test
    void a_connection_whose_RSET_failed_serves_no_other_message() {
        server.on("RCPT TO:<bert", "550 5.1.1 no such user");
        for (String breaks : AT_ONCE) {
            server.on("RSET", breaks);
            refused(send(List.of(BERT)).receipts().get(BERT), At.RECIPIENT);
            assertTrue(send(List.of(ANNA)).isAccepted(), breaks);
        }
        assertEquals(1 + AT_ONCE.size(), server.connections.get(), "the second of each two serves the next first");
    }

    @Test
    void a_server_that_hangs_up_after_each_refusal_puts_off_no_other_message() {
        server.on("RCPT TO:<bad", "550 5.1.1 no such user").on("RSET", ScriptedServer.CLOSE);
        List<OutgoingMessage> messages = new ArrayList<>();
        bad(0, 5).forEach(each -> messages.add(message(List.of(each))));
        messages.add(message(List.of(ANNA)));
        List<Handover> answers = mailer.handOver(messages);
        for (int i = 0; i < 5; i++) {
            refused(answers.get(i).receipts().get(bad(i, i + 1).get(0)), At.RECIPIENT);
        }
        assertTrue(answers.get(5).isAccepted(), answers::toString);
    }

    @Test
    void nothing_is_unknown_of_which_nothing_was_said() {
        Properties properties = server.session().getProperties();
        properties.setProperty("mail.smtp.auth", "true");
        mailer = over(Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                throw new IllegalStateException("no password today");
            }
        }));
        assertTrue(later(send(List.of(ANNA)).receipts().get(ANNA)).contains("no password today"));
    }

    @Test
    void a_server_that_takes_chunks_is_sent_the_message_as_to_any_other() {
        server.on("extensions", "250-test\r\n250 CHUNKING").on("RCPT TO:<bert", "550 5.1.1 no such user");
        Properties properties = server.session().getProperties();
        properties.setProperty("mail.smtp.chunksize", "100");
        mailer = over(Session.getInstance(properties));
        Map<EmailAddress, Receipt> receipts = send(List.of(BERT, ANNA)).receipts();
        assertTrue(receipts.get(ANNA).isAccepted(), receipts::toString);
        assertEquals(1, server.messages.size());
    }

    private static JakartaMailer over(Session session) {
        return JakartaMailer.builder(session)
                .allowingPlaintext()
                .timeLimits(Duration.ofSeconds(5), Duration.ofSeconds(1))
                .messageLimit(Duration.ofSeconds(3))
                .build();
    }

    private Handover send(List<EmailAddress> recipients) {
        return mailer.handOver(List.of(message(recipients))).get(0);
    }

    private static OutgoingMessage message(List<EmailAddress> recipients) {
        return OutgoingMessage.builder()
                .from("Shop", EmailAddress.of("hello@shop.example"))
                .to(ANNA)
                .recipients(recipients)
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(Instant.EPOCH)
                .build();
    }

    private static String refused(Receipt receipt, At at) {
        Receipt.Refused refused = assertInstanceOf(Receipt.Refused.class, receipt);
        assertEquals(at, refused.at());
        return refused.reply().toString();
    }

    private static String later(Receipt receipt) {
        return assertInstanceOf(Receipt.TryLater.class, receipt).reply().toString();
    }
}
