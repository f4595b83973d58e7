package io.github.mailworthy.gate;

import static io.github.mailworthy.town.Town.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.ContactRules;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendRulesTest {
    private final Town town = Town.withAnn();

    private static final Map<Status, Set<MessageKind>> TABLE = Map.of(
            Status.DO_NOT_CONTACT, EnumSet.noneOf(MessageKind.class),
            Status.SPAM_COMPLAINT, EnumSet.of(MessageKind.ESSENTIAL),
            Status.BLOCKLISTED, EnumSet.noneOf(MessageKind.class),
            Status.MULTIPLE_SOFT_BOUNCES, EnumSet.of(MessageKind.ESSENTIAL),
            Status.DECLINED_COMMERCIAL, EnumSet.of(MessageKind.TRANSACTIONAL, MessageKind.ESSENTIAL),
            Status.UNSUBSCRIBED, EnumSet.complementOf(EnumSet.of(MessageKind.INTERNAL)),
            Status.SUBSCRIBED, EnumSet.complementOf(EnumSet.of(MessageKind.INTERNAL)));

    private SendAnswer ask(SendQuestion question) {
        return SendRules.decide(question, town.facts(ANN), Facts.NONE, SendPolicy.standard(), town.now);
    }

    private boolean allowed(SendQuestion question) {
        return ask(question).isAllowed();
    }

    @Test
    @DisplayName("31: the standard matrix is the table of the manual, and internal mail has no gate")
    void the_standard_matrix_is_the_table_of_the_manual() {
        for (Status status : Status.values()) {
            for (MessageKind kind : MessageKind.values()) {
                boolean expected =
                        kind == MessageKind.INTERNAL || TABLE.get(status).contains(kind);
                assertEquals(expected, SendPolicy.standard().allows(status, kind), status + " " + kind);
            }
        }
    }

    @Test
    @DisplayName("31: a loosened row lets nothing through that another open fact forbids")
    void the_strictest_of_all_open_decides_and_not_the_one_shown() {
        SendPolicy loose = SendPolicy.standard().toBuilder()
                .allow(Status.SPAM_COMPLAINT, MessageKind.COMMERCIAL)
                .build();
        town.complaint(ANN);
        SendQuestion question = SendQuestion.commercial("news");
        assertTrue(SendRules.decide(question, town.facts(ANN), Facts.NONE, loose, town.now)
                .isAllowed());
        town.tighten(ANN, Consent.DECLINED_COMMERCIAL);
        SendAnswer answer = SendRules.decide(question, town.facts(ANN), Facts.NONE, loose, town.now);
        assertEquals("DECLINED", answer.refusal().orElseThrow().code());
    }

    @Test
    void a_cell_can_be_forbidden_too_and_the_standard_stays_as_it_is() {
        SendPolicy tight = SendPolicy.standard().toBuilder()
                .forbid(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL)
                .build();
        assertFalse(tight.allows(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL));
        assertTrue(SendPolicy.standard().allows(Status.SPAM_COMPLAINT, MessageKind.ESSENTIAL));
    }

    @Test
    void what_holds_for_every_account_is_asked_too() {
        town.block(ANN, Block.Kind.SPAM_TRAP);
        Facts platform = town.facts(ANN);
        SendAnswer answer = SendRules.decide(
                SendQuestion.of(MessageKind.ESSENTIAL), Facts.NONE, platform, SendPolicy.standard(), town.now);
        assertEquals("SPAM_TRAP", answer.refusal().orElseThrow().code());
        assertEquals(
                java.util.Optional.of(Status.BLOCKLISTED),
                answer.refusal().orElseThrow().status());
    }

    @Test
    void a_list_that_was_left_is_refused_and_the_others_are_not() {
        town.settle(ContactRules.leaveList(town.asked(ANN), "news", Actor.contact(), "one-click", town.now));
        assertEquals(
                "LEFT_THE_LIST",
                ask(SendQuestion.commercial("news")).refusal().orElseThrow().code());
        assertTrue(allowed(SendQuestion.commercial("shop")));
        assertTrue(allowed(SendQuestion.of(MessageKind.TRANSACTIONAL)));
        assertEquals(
                "NO_LIST_NAMED",
                ask(SendQuestion.of(MessageKind.COMMERCIAL))
                        .refusal()
                        .orElseThrow()
                        .code());
    }

    @Test
    void commercial_mail_without_a_list_goes_while_no_list_was_left() {
        assertTrue(allowed(SendQuestion.of(MessageKind.COMMERCIAL)));
    }

    @Test
    @DisplayName("33: one message may be exempted from consent, and from nothing else")
    void an_exemption_outweighs_consent_and_nothing_else() {
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        SendQuestion goodbye = SendQuestion.commercial("news").exempt("confirms the opt-out");
        assertTrue(allowed(goodbye));
        town.complaint(ANN);
        assertFalse(allowed(goodbye));
        assertThrows(IllegalArgumentException.class, () -> goodbye.exempt(" "));
        assertThrows(IllegalArgumentException.class, () -> SendQuestion.commercial(""));
    }

    @Test
    @DisplayName("30: an answer is to be trusted for 15 minutes; ask again at hand-over")
    void an_answer_is_to_be_trusted_for_15_minutes() {
        SendAnswer.Allowed allowed = ask(SendQuestion.commercial("news")).match(a -> a, refused -> {
            throw new AssertionError(refused.code());
        });
        assertEquals(town.now.plus(Duration.ofMinutes(15)), allowed.until());
        assertFalse(allowed.onTrial());
    }

    @Test
    void an_address_on_trial_may_be_mailed_and_says_so() {
        town.complaint(ANN).request(ANN);
        SendAnswer.Allowed allowed = ask(SendQuestion.commercial("news")).match(a -> a, refused -> {
            throw new AssertionError(refused.code());
        });
        assertTrue(allowed.onTrial());
        town.later(Duration.ofHours(1)).delivery(ANN);
        boolean still = ask(SendQuestion.commercial("news")).<Boolean>match(a -> a.onTrial(), refused -> true);
        assertFalse(still);
    }

    @Test
    void a_refusal_says_why_and_what_would_put_it_right() {
        town.hardBounce(ANN);
        SendAnswer.Refused refused =
                ask(SendQuestion.commercial("news")).refusal().orElseThrow();
        assertEquals("reason.NO_SUCH_MAILBOX.explanation", refused.why().key());
        assertEquals("reason.NO_SUCH_MAILBOX.remedy", refused.remedy().key());
        assertEquals(List.of(), refused.why().args());
    }

    @Test
    void internal_mail_has_no_gate() {
        town.tighten(ANN, Consent.DO_NOT_CONTACT);
        assertTrue(allowed(SendQuestion.of(MessageKind.INTERNAL)));
    }
}
