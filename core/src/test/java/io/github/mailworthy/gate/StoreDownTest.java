package io.github.mailworthy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Status;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoreDownTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static boolean allowed(MessageKind kind, StoreDownPolicy policy) {
        return SendRules.withoutStore(SendQuestion.of(kind), policy, NOW).isAllowed();
    }

    @Test
    @DisplayName("44: without the store commercial mail waits and the rest goes, unless the host says otherwise")
    void the_host_says_what_goes_without_the_store() {
        for (MessageKind kind : MessageKind.values()) {
            assertEquals(kind != MessageKind.COMMERCIAL, allowed(kind, StoreDownPolicy.STANDARD), kind.name());
            assertEquals(kind == MessageKind.INTERNAL, allowed(kind, new StoreDownPolicy(Set.of())), kind.name());
            assertTrue(allowed(kind, new StoreDownPolicy(Set.of(MessageKind.values()))), kind.name());
        }
        SendAnswer.Refused refused = SendRules.withoutStore(
                        SendQuestion.of(MessageKind.COMMERCIAL), StoreDownPolicy.STANDARD, NOW)
                .refusal()
                .orElseThrow();
        assertEquals("STORE_DOWN", refused.code());
        assertEquals(
                "ACCOUNT_HELD", SendRules.accountHeld().refusal().orElseThrow().code());
        assertEquals(
                "NOT_CONFIRMED",
                SendRules.notConfirmed().refusal().orElseThrow().code());
    }

    @Test
    void what_is_allowed_without_the_store_is_to_be_trusted_for_no_time() {
        SendAnswer answer =
                SendRules.withoutStore(SendQuestion.of(MessageKind.ESSENTIAL), StoreDownPolicy.STANDARD, NOW);
        assertEquals(NOW, answer.match(SendAnswer.Allowed::until, refused -> NOW.minusSeconds(1)));
    }

    @Test
    void a_policy_that_forbids_all_mail_to_the_unknown_is_seen_in_the_bits_of_the_unknown() {
        for (MessageKind kind :
                new MessageKind[] {MessageKind.COMMERCIAL, MessageKind.TRANSACTIONAL, MessageKind.ESSENTIAL}) {
            SendPolicy policy = SendPolicy.standard().toBuilder()
                    .forbid(Status.UNSUBSCRIBED, kind)
                    .build();
            int bits = Restrictions.ofUnknown(policy);
            for (MessageKind asked : MessageKind.values()) {
                assertEquals(asked == kind, Restrictions.mayBeHeld(bits, SendQuestion.of(asked)), kind + " " + asked);
            }
            assertEquals(0, Restrictions.ofPlatform(Facts.NONE, policy), "the platform says nothing of consent");
        }
        SendPolicy none = SendPolicy.standard().toBuilder()
                .forbid(Status.UNSUBSCRIBED, MessageKind.COMMERCIAL)
                .forbid(Status.UNSUBSCRIBED, MessageKind.ESSENTIAL)
                .build();
        int bits = Restrictions.ofUnknown(none);
        assertTrue(Restrictions.mayBeHeld(bits, SendQuestion.of(MessageKind.COMMERCIAL)));
        assertTrue(Restrictions.mayBeHeld(bits, SendQuestion.of(MessageKind.ESSENTIAL)));
        assertFalse(Restrictions.mayBeHeld(bits, SendQuestion.of(MessageKind.TRANSACTIONAL)));
    }
}
