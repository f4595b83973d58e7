package io.github.mailworthy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.HandoverRules.Aftermath;
import io.github.mailworthy.gate.HandoverRules.Bounced;
import io.github.mailworthy.gate.HandoverRules.HandedOver;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.letter.SmtpReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandoverRulesTest {
    private static final EmailAddress ANN = EmailAddress.of("ann@example.com");
    private static final Instant UNTIL = Instant.parse("2026-11-22T10:00:00Z");
    private static final Map<EmailAddress, SendAnswer> FREE = Map.of(ANN, new SendAnswer.Allowed(false, UNTIL));
    private static final Map<EmailAddress, SendAnswer> ON_TRIAL = Map.of(ANN, new SendAnswer.Allowed(true, UNTIL));
    private static final Receipt TAKEN = new Receipt.Accepted(SmtpReply.of("250 Ok"));

    @Test
    void only_commercial_messages_carry_a_link_that_leaves_their_list() {
        assertEquals(Optional.of("news"), HandoverRules.listToLeave(SendQuestion.commercial("news")));
        assertEquals(Optional.of(""), HandoverRules.listToLeave(SendQuestion.of(MessageKind.COMMERCIAL)));
        for (MessageKind kind : List.of(MessageKind.TRANSACTIONAL, MessageKind.ESSENTIAL, MessageKind.INTERNAL)) {
            assertEquals(Optional.empty(), HandoverRules.listToLeave(SendQuestion.of(kind)));
        }
    }

    @Test
    void only_a_refusal_of_the_recipient_is_feedback_about_the_recipient() {
        for (At at : At.values()) {
            Refused refused = new Refused(SmtpReply.of("550 5.1.1 no"), at);
            List<Bounced> expected = at == At.RECIPIENT ? List.of(new Bounced("<1@a>", ANN, refused)) : List.of();
            assertEquals(new Aftermath(expected, Set.of(), 0), after(FREE, refused));
        }
        assertEquals(
                new Aftermath(List.of(), Set.of(), 0), after(FREE, new Receipt.TryLater(SmtpReply.of("450 4.7.1 no"))));
        assertEquals(new Aftermath(List.of(), Set.of(), 0), after(ON_TRIAL, new Receipt.Unknown("gone")));
    }

    @Test
    void a_trial_runs_from_the_first_message_that_was_taken() {
        assertEquals(new Aftermath(List.of(), Set.of(ANN), 1), after(ON_TRIAL, TAKEN));
        assertEquals(new Aftermath(List.of(), Set.of(), 1), after(FREE, TAKEN));
        assertEquals(new Aftermath(List.of(), Set.of(), 1), after(Map.of(), TAKEN));
    }

    private static Aftermath after(Map<EmailAddress, SendAnswer> answers, Receipt receipt) {
        return HandoverRules.after(answers, List.of(new HandedOver("<1@a>", Map.of(ANN, receipt))));
    }
}
