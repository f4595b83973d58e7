package io.github.mailworthy.mail.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.message.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingMailerTest {
    private static final OutgoingMessage MESSAGE = OutgoingMessage.builder()
            .from("", EmailAddress.of("a@shop.example"))
            .to(EmailAddress.of("b@example.org"))
            .text("hello")
            .messageId("1@shop.example")
            .date(Instant.EPOCH)
            .build();

    @Test
    void it_accepts_and_keeps_everything_until_told_otherwise() {
        RecordingMailer mailer = new RecordingMailer();
        assertThrows(IllegalStateException.class, mailer::last);
        assertTrue(mailer.handOver(List.of(MESSAGE)).get(0).isAccepted());
        mailer.answering(new Receipt.TryLater(SmtpReply.of("451 4.7.1 later")));
        assertFalse(mailer.handOver(List.of(MESSAGE)).get(0).isAccepted());
        assertEquals(List.of(MESSAGE, MESSAGE), mailer.sent());
    }

    @Test
    void the_manual_clock_stands_still_until_it_is_moved() {
        ManualClock clock = ManualClock.at("2026-03-01T09:00:00Z");
        assertEquals(clock.instant(), clock.instant());
        clock.advance(Duration.ofHours(1));
        assertEquals(Instant.parse("2026-03-01T10:00:00Z"), clock.instant());
    }
}
