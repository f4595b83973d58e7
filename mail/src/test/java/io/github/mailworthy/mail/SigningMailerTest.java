package io.github.mailworthy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.sender.KeyRing;
import io.github.mailworthy.mail.sender.PrivateSigningKey;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.testing.RecordingMailer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningMailerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Step> STEPS = List.of(new Step(Step.What.CONNECT, true, "220 host.example"));

    private final List<OutgoingMessage> handedOver = new ArrayList<>();

    @Test
    void what_is_signed_can_still_be_traced_and_is_signed_then_too() throws NoSuchAlgorithmException {
        SendingParts parts = new SendingParts();
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        parts.keys = Optional.of(new KeyRing()
                .add(
                        PrivateSigningKey.of(
                                "host.example", "s1", keys.generateKeyPair().getPrivate()),
                        NOW));
        Mailer signing = parts.signing(new Traceable(), InstantSource.fixed(NOW));
        assertEquals(List.of(), signing.handOver(List.of(message())).get(0).steps());
        assertEquals(
                STEPS, signing.tracing().handOver(List.of(message())).get(0).steps());
        for (OutgoingMessage one : handedOver) {
            String bytes = new String(one.bytes(), StandardCharsets.US_ASCII);
            assertTrue(bytes.startsWith("DKIM-Signature: "), bytes);
        }
        assertEquals(2, handedOver.size());
    }

    private final class Traceable implements Mailer {
        @Override
        public List<Handover> handOver(List<OutgoingMessage> messages) {
            handedOver.addAll(messages);
            return messages.stream()
                    .map(m -> Handover.same(m, RecordingMailer.ACCEPTED))
                    .toList();
        }

        @Override
        public Mailer tracing() {
            return messages -> handOver(messages).stream()
                    .map(handover -> handover.with(STEPS))
                    .toList();
        }
    }

    private static OutgoingMessage message() {
        return OutgoingMessage.builder()
                .from("The Platform", EmailAddress.of("notices@host.example"))
                .to(EmailAddress.of("max@example.com"))
                .text("hello")
                .messageId("1@host.example")
                .date(NOW)
                .build();
    }
}
