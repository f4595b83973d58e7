package io.github.mailworthy.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.letter.LetterEnd.How;
import io.github.mailworthy.letter.Receipt.Refused.At;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LetterRulesTest {
    private static final AccountId ACCOUNT = new AccountId("a1");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Letter LETTER = Letter.of(
            EmailAddress.of("owner@shop.example"), "Hello", "text", Optional.empty(), "<1@platform.example>", NOW);
    private static final SmtpReply OK = SmtpReply.of("250 2.0.0 Ok");
    private static final SmtpReply LATER = SmtpReply.of("451 4.7.1 later");
    private static final SmtpReply NEVER = SmtpReply.of("550 5.1.1 no such user");

    @Test
    void a_posted_letter_is_due_at_once_and_its_id_was_never_used() {
        Change change = LetterRules.post(ACCOUNT, "1", LETTER);
        assertEquals(Optional.of(NOW), change.writes().get(0).due());
        assertEquals(0, change.writes().get(0).expected());
        assertEquals(
                Kept.absent(LetterEnd.key(ACCOUNT, "1")).require(),
                change.writes().get(1));
    }

    @Test
    void a_letter_that_could_never_be_sent_is_not_kept() {
        for (String id : List.of("1@platform.example", "<node 1:4@platform.example>", "<a@b@platform.example>", "")) {
            Letter letter = Letter.of(LETTER.to(), "Hello", "text", Optional.empty(), id, NOW);
            assertThrows(IllegalArgumentException.class, () -> LetterRules.post(ACCOUNT, "1", letter), id);
        }
    }

    @Test
    void an_accepted_letter_goes_and_its_end_is_kept() {
        Outcome<Optional<How>> outcome = after(claimed(LETTER), new Receipt.Accepted(OK), NOW);
        assertEquals(Optional.of(How.SENT), outcome.answer());
        assertEquals(Write.What.REMOVE, outcome.change().writes().get(0).what());
        assertEquals(
                Optional.of(new LetterEnd(How.SENT, LETTER.to(), LETTER.messageId(), NOW, 1, "250 2.0.0 Ok")),
                outcome.change().writes().get(1).value());
    }

    @Test
    void a_refused_recipient_or_message_is_the_end_and_a_refused_sender_is_not() {
        assertEquals(
                Optional.of(How.REFUSED),
                after(claimed(LETTER), new Receipt.Refused(NEVER, At.RECIPIENT), NOW)
                        .answer());
        assertEquals(
                Optional.of(How.REFUSED),
                after(claimed(LETTER), new Receipt.Refused(NEVER, At.MESSAGE), NOW)
                        .answer());
        assertEquals(
                Optional.empty(),
                after(claimed(LETTER), new Receipt.Refused(NEVER, At.SENDER), NOW)
                        .answer());
    }

    @Test
    void waits_grow_and_have_an_end_with_one_last_attempt() {
        Letter letter = LETTER;
        Instant now = NOW;
        List<Duration> waits = new ArrayList<>();
        while (true) {
            Outcome<Optional<How>> outcome = after(claimed(letter), new Receipt.TryLater(LATER), now);
            if (outcome.answer().isPresent()) {
                assertEquals(Optional.of(How.GIVEN_UP), outcome.answer());
                break;
            }
            Write<?> write = outcome.change().writes().get(0);
            letter = (Letter) write.value().orElseThrow();
            waits.add(Duration.between(now, write.due().orElseThrow()));
            now = write.due().orElseThrow();
        }
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L),
                waits.subList(0, 10).stream().map(Duration::toMinutes).toList());
        assertTrue(waits.subList(10, waits.size()).stream().allMatch(w -> w.compareTo(Duration.ofHours(6)) <= 0));
        assertEquals(NOW.plus(Duration.ofDays(5)), now);
        assertEquals(Optional.of("451 4.7.1 later"), letter.lastAnswer());
    }

    @Test
    void a_letter_of_which_nobody_knows_is_tried_again_with_its_message_id() {
        Outcome<Optional<How>> outcome = after(claimed(LETTER), new Receipt.Unknown("lost"), NOW);
        Letter again = (Letter) outcome.change().writes().get(0).value().orElseThrow();
        assertEquals(LETTER.messageId(), again.messageId());
        assertEquals(1, again.attempts());
    }

    private static Kept<Letter> claimed(Letter letter) {
        return new Kept<>(Letter.key(ACCOUNT, "1"), Optional.of(letter), 7, Optional.of(NOW));
    }

    private static Outcome<Optional<How>> after(Kept<Letter> letter, Receipt receipt, Instant now) {
        return LetterRules.after(letter, receipt, RetryPolicy.DEFAULT, now);
    }
}
