package io.github.mailworthy.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterEnd;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.message.Header;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.mail.testing.RecordingMailer;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final AccountId ACCOUNT = new AccountId("a1");
    private static final EmailAddress OWNER = EmailAddress.of("owner@shop.example");

    private final Storage storage = new InMemoryStorage();
    private final ManualClock clock = ManualClock.at("2026-03-01T09:00:00Z");
    private final RecordingMailer mailer = new RecordingMailer();
    private final Outbox outbox = outbox();

    @Test
    void a_posted_letter_is_sent_once_from_the_platform_s_address() {
        post("1");
        assertEquals(1, outbox.runDue(10).sent());
        assertEquals(0, outbox.runDue(10).claimed());
        OutgoingMessage sent = mailer.last();
        assertEquals("platform@host.example", sent.from().address().toString());
        assertEquals(List.of(OWNER), sent.recipients());
        assertEquals("<1@host.example>", sent.messageId());
        assertEquals(Optional.of("<p>1"), sent.html());
        assertEquals(List.of(new Header("Auto-Submitted", "auto-generated")), sent.headers());
        assertEquals(1, ends().size());
        assertEquals(LetterEnd.How.SENT, ends().get(0).how());
    }

    @Test
    void posting_the_same_letter_again_is_stale_before_it_is_sent_and_after() {
        assertEquals(Settled.APPLIED, post("1"));
        assertEquals(Settled.STALE, post("1"));
        outbox.runDue(1);
        assertEquals(Settled.STALE, post("1"));
    }

    @Test
    void a_letter_that_is_not_taken_is_tried_again_after_a_wait_with_its_message_id() {
        mailer.answering(new Receipt.TryLater(SmtpReply.of("451 4.7.1 later")));
        post("1");
        assertEquals(1, outbox.runDue(10).postponed());
        assertEquals(0, outbox.runDue(10).claimed());
        clock.advance(Duration.ofMinutes(1));
        mailer.answering(RecordingMailer.ACCEPTED);
        assertEquals(1, outbox.runDue(10).sent());
        assertEquals(mailer.sent().get(0).messageId(), mailer.sent().get(1).messageId());
    }

    @Test
    void one_bad_letter_does_not_stop_the_others() {
        mailer.answering(message -> {
            if (message.messageId().equals("<1@host.example>")) {
                throw new IllegalStateException("a mailer that misbehaves");
            }
            return Handover.same(message, RecordingMailer.ACCEPTED);
        });
        post("1");
        post("2");
        OutboxRun run = outbox.runDue(10);
        assertEquals(1, run.postponed());
        assertEquals(1, run.sent());
    }

    @Test
    void a_mailer_that_breaks_at_one_letter_does_not_stop_the_others() {
        for (Error broken : List.of(new StackOverflowError(), new NoClassDefFoundError("host/Part"))) {
            String bad = "bad" + broken.getClass().getSimpleName();
            mailer.answering(message -> {
                if (message.messageId().equals("<" + bad + "@host.example>")) {
                    throw broken;
                }
                return Handover.same(message, RecordingMailer.ACCEPTED);
            });
            post(bad);
            post("good" + bad);
            OutboxRun run = outbox.runDue(10);
            assertEquals(1, run.postponed());
            assertEquals(1, run.sent());
            assertEquals(0, outbox.runDue(10).claimed());
        }
    }

    @Test
    void a_mail_server_that_is_away_ends_the_run_and_the_next_run_goes_on() {
        for (int i = 0; i < 50; i++) {
            post("w" + i);
        }
        mailer.answering(new Receipt.TryLater(SmtpReply.of("Couldn't connect to host")));
        OutboxRun away = outbox.runDue(50);
        assertEquals(3, mailer.sent().size());
        assertEquals(3, away.postponed());
        assertEquals(away.claimed(), away.postponed() + away.late());
        mailer.clear();
        mailer.answering(RecordingMailer.ACCEPTED);
        assertEquals(47, outbox.runDue(50).sent(), "those not tried wait for no lease");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(3, outbox.runDue(50).sent());
        assertEquals(50, ends().size());
        assertEquals(
                1,
                ends().stream().mapToInt(LetterEnd::attempts).min().orElseThrow(),
                "what is not tried counts for nothing");
    }

    @Test
    void letters_that_cannot_be_made_do_not_end_the_run() {
        for (int i = 0; i < 6; i++) {
            Letter broken = Letter.of(OWNER, "Letter", "text", Optional.empty(), "broken", clock.instant());
            storage.apply(List.of(Change.builder()
                    .write(Kept.absent(Letter.key(ACCOUNT, "b" + i)).put(broken, clock.instant()))
                    .build()));
        }
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            post("v" + i);
        }
        OutboxRun run = outbox.runDue(50);
        assertEquals(6, run.postponed());
        assertEquals(20, run.sent());
    }

    @Test
    void letters_that_cannot_be_made_do_not_hide_that_the_mail_server_is_away() {
        for (int i = 0; i < 20; i++) {
            post("y" + i);
        }
        int[] asked = new int[1];
        mailer.answering(message -> {
            if (++asked[0] % 2 == 0) {
                throw new IllegalStateException("a mailer that misbehaves");
            }
            return Handover.same(message, new Receipt.Unknown("Read timed out"));
        });
        assertEquals(15, outbox.runDue(20).late());
    }

    @Test
    void a_mail_server_that_answers_now_and_then_is_not_away() {
        for (int i = 0; i < 30; i++) {
            post("x" + i);
        }
        int[] asked = new int[1];
        mailer.answering(message -> Handover.same(
                message,
                new Receipt.TryLater(SmtpReply.of(++asked[0] % 3 == 0 ? "451 4.7.1 later" : "the connection broke"))));
        assertEquals(30, outbox.runDue(30).postponed());
    }

    @Test
    void a_machine_that_dies_is_no_answer_of_the_mailer() {
        mailer.answering(message -> {
            throw new OutOfMemoryError("a test's");
        });
        post("1");
        assertThrows(OutOfMemoryError.class, () -> outbox.runDue(1));
    }

    @Test
    void a_letter_claimed_by_a_node_that_died_is_sent_by_another_when_the_lease_is_over() {
        post("1");
        storage.claimDue(Letter.KIND, clock.instant(), Duration.ofMinutes(20), 1);
        assertEquals(0, outbox.runDue(10).claimed());
        clock.advance(Duration.ofMinutes(20));
        assertEquals(1, outbox.runDue(10).sent());
    }

    @Test
    void a_node_whose_lease_runs_out_begins_no_more_letters() {
        for (int i = 0; i < 5; i++) {
            post("s" + i);
        }
        mailer.answering(message -> {
            clock.advance(Duration.ofMinutes(3));
            return Handover.same(message, RecordingMailer.ACCEPTED);
        });
        OutboxRun run = outbox.runDue(5);
        assertEquals(2, run.sent());
        assertEquals(3, run.late());
        assertEquals(2, outbox.runDue(3).sent(), "those not begun wait for no lease");
        assertEquals(1, outbox.runDue(3).sent());
    }

    @Test
    void a_mail_server_that_takes_letters_and_says_nothing_ends_the_run() {
        for (int i = 0; i < 20; i++) {
            post("u" + i);
        }
        mailer.answering(new Receipt.Unknown("Read timed out"));
        OutboxRun run = outbox.runDue(20);
        assertEquals(3, mailer.sent().size());
        assertEquals(17, run.late());
    }

    @Test
    void a_node_that_outlived_its_lease_writes_nothing_over_what_another_has_written_since() {
        post("1");
        Receipt later = new Receipt.TryLater(SmtpReply.of("451 4.7.1 later"));
        mailer.answering(message -> {
            clock.advance(Duration.ofMinutes(21));
            mailer.answering(RecordingMailer.ACCEPTED);
            assertEquals(1, outbox().runDue(1).sent());
            return Handover.same(message, later);
        });
        OutboxRun run = outbox.runDue(1);
        assertEquals(1, run.unwritten());
        assertEquals(0, run.postponed());
        assertEquals(
                List.of(LetterEnd.How.SENT), ends().stream().map(LetterEnd::how).toList());
        clock.advance(Duration.ofDays(1));
        assertEquals(0, outbox.runDue(1).claimed());
        assertEquals(mailer.sent().get(0).messageId(), mailer.sent().get(1).messageId());
    }

    @Test
    void nodes_that_run_at_once_send_each_letter_once() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            post("n" + i);
        }
        List<Thread> nodes = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            nodes.add(new Thread(() -> outbox().runDue(200)));
        }
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        outbox.runDue(200);
        assertEquals(200, mailer.sent().size());
        assertEquals(
                200,
                mailer.sent().stream()
                        .map(OutgoingMessage::messageId)
                        .distinct()
                        .count());
        assertEquals(200, ends().size());
    }

    @Test
    void a_run_of_nothing_is_a_mistake() {
        assertThrows(IllegalArgumentException.class, () -> outbox.runDue(0));
        assertTrue(mailer.sent().isEmpty());
    }

    private Outbox outbox() {
        return new Outbox(storage, mailer, clock, new Mailbox("Platform", EmailAddress.of("platform@host.example")));
    }

    private Settled post(String id) {
        Letter letter = Letter.of(
                OWNER, "Letter " + id, id, Optional.of("<p>" + id), "<" + id + "@host.example>", clock.instant());
        Change change = LetterRules.post(ACCOUNT, id, letter);
        return storage.apply(List.of(change)).get(0);
    }

    private List<LetterEnd> ends() {
        Page<Kept<LetterEnd>> page = storage.list(ACCOUNT, LetterEnd.KIND, Optional.empty(), 1000);
        return page.items().stream().map(k -> k.value().orElseThrow()).toList();
    }
}
