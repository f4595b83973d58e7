package io.github.mailworthy.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mailworthy.address.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    @Test
    void a_dead_address_is_hard_whatever_the_class_but_counts_as_soft_while_the_receiver_calls_it_temporary() {
        Feedback bounce = Feedback.of(FeedbackKind.BOUNCE, "rfc3464")
                .category(BounceCategory.NO_SUCH_MAILBOX)
                .replyCode(OptionalInt.of(450))
                .build();
        assertEquals(Optional.of(Permanence.HARD), bounce.permanence());
        assertEquals(BounceCategory.Weight.SOFT, bounce.weight());
    }

    @Test
    void a_delay_is_soft_and_counts_not_at_all() {
        Feedback delayed = Feedback.of(FeedbackKind.DELAYED, "rfc3464")
                .category(BounceCategory.NO_SUCH_DOMAIN)
                .build();
        assertEquals(Optional.of(Permanence.SOFT), delayed.permanence());
        assertEquals(BounceCategory.Weight.NONE, delayed.weight());
    }

    @Test
    void a_failure_without_a_category_cannot_be_made() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Feedback.of(FeedbackKind.BOUNCE, "x").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Feedback.of(FeedbackKind.COMPLAINT, "x")
                        .category(BounceCategory.UNKNOWN)
                        .build());
    }

    @Test
    void the_contact_is_looked_for_under_the_surest_address_first() {
        Feedback complaint = Feedback.of(FeedbackKind.COMPLAINT, "rfc5965")
                .originalRecipient(Optional.of("alias@example.com"))
                .finalRecipient(Optional.of("no address"))
                .build();
        assertEquals(List.of(EmailAddress.of("alias@example.com")), complaint.addresses());
    }
}
