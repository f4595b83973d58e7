package io.github.mailworthy.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BounceRulesTest {
    private static final BounceRules RULES = BounceRules.with(Words.of(List.of(
            new Phrase("user unknown", BounceCategory.NO_SUCH_MAILBOX, "test"),
            new Phrase("mailbox * is full", BounceCategory.MAILBOX_FULL, "test"))));

    private static BounceCategory category(String status, String diagnostic) {
        return category(status, diagnostic, Evidence.Phase.UNKNOWN);
    }

    private static BounceCategory category(String status, String diagnostic, Evidence.Phase phase) {
        return RULES.category(new Evidence(Optional.of(status), Codes.reply(diagnostic), diagnostic, phase, false));
    }

    @Test
    void the_receivers_words_speak_before_any_code() {
        assertEquals(BounceCategory.NO_SUCH_MAILBOX, category("5.7.1", "550 5.7.1 User\r\n   Unknown"));
    }

    @Test
    void words_may_have_something_in_between() {
        assertEquals(BounceCategory.MAILBOX_FULL, category("5.0.0", "mailbox of kijitora is full"));
    }

    @Test
    void the_code_in_the_diagnostic_speaks_before_the_status() {
        assertEquals(BounceCategory.NO_SUCH_MAILBOX, category("5.0.0", "smtp; 550 5.1.1 <a@b.example>: no"));
        assertEquals(BounceCategory.POLICY, category("5.1.1", "550 5.7.1 not here"));
    }

    @Test
    void a_code_that_says_nothing_gives_way_to_the_status() {
        assertEquals(BounceCategory.MAILBOX_FULL, category("5.2.2", "550 5.0.0 refused"));
    }

    @Test
    void a_refusal_that_says_nothing_is_not_hard() {
        assertEquals(BounceCategory.UNKNOWN, category("5.0.0", "550 no"));
    }

    @Test
    void an_unknown_user_after_the_whole_message_was_seen_is_no_dead_address() {
        assertEquals(BounceCategory.UNSPECIFIED_RECIPIENT, category("5.0.0", "550 user unknown", Evidence.Phase.DATA));
        assertEquals(BounceCategory.NO_SUCH_MAILBOX, category("5.1.1", "550 5.1.1 user unknown", Evidence.Phase.DATA));
    }

    @Test
    void what_was_given_up_without_a_word_has_expired() {
        assertEquals(
                BounceCategory.EXPIRED,
                RULES.category(new Evidence(Optional.empty(), OptionalInt.empty(), "", Evidence.Phase.UNKNOWN, true)));
    }

    @Test
    void codes_are_found_as_they_stand_and_nowhere_else() {
        assertEquals(Optional.of("5.1.10"), Codes.status("550 5.1.10 RESOLVER.ADR.RecipientNotFound"));
        assertEquals(Optional.empty(), Codes.status("host 4.4.8.8 said no"));
        assertEquals(OptionalInt.of(550), Codes.reply("said: 550-5.1.1 no"));
        assertEquals(OptionalInt.empty(), Codes.reply("id 15501, 5502x, port 5.5.0"));
    }
}
