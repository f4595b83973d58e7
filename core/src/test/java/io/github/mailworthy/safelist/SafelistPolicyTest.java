package io.github.mailworthy.safelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mailworthy.contact.Opinion;
import io.github.mailworthy.contact.Opinion.Says;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.SafelistCase;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafelistPolicyTest {
    private static final Instant NOW = Town.START;

    private static SafelistCase aCase(Duration age) {
        return new SafelistCase(
                NOW,
                NOW.minus(age),
                true,
                List.of(Reason.NO_SUCH_MAILBOX),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                0,
                0);
    }

    private static SafelistRule always(String name, Says says) {
        return SafelistRule.when(name, "Because of " + name + ".", c -> true, says);
    }

    private static Says ruled(SafelistRule... rules) {
        return new SafelistPolicy("test-1", List.of(rules), 25)
                .rule(aCase(Duration.ofDays(1)))
                .says();
    }

    @Test
    void refuse_beats_review_beats_approve_in_any_order() {
        SafelistRule refuse = always("a", Says.REFUSE);
        SafelistRule review = always("b", Says.REVIEW);
        SafelistRule approve = always("c", Says.APPROVE);
        SafelistRule nothing = always("d", Says.NO_OPINION);
        assertEquals(Says.REFUSE, ruled(approve, review, refuse, nothing));
        assertEquals(Says.REFUSE, ruled(refuse, nothing, review, approve));
        assertEquals(Says.REVIEW, ruled(approve, nothing, review));
        assertEquals(Says.REVIEW, ruled(review, approve));
        assertEquals(Says.APPROVE, ruled(nothing, approve));
    }

    @Test
    void no_opinion_from_all_means_review() {
        assertEquals(Says.REVIEW, ruled());
        assertEquals(Says.REVIEW, ruled(always("a", Says.NO_OPINION)));
    }

    @Test
    void a_ruling_keeps_every_rules_answer_and_sentence_and_the_policys_version() {
        Ruling ruling = SafelistPolicy.standard().rule(aCase(Duration.ofDays(91)));
        assertEquals(
                List.of(
                        "do-not-contact",
                        "declined-lately",
                        "known-spammer-or-trap",
                        "last-grant-failed",
                        "complained-again",
                        "account-not-in-good-standing",
                        "grants-fail-too-often",
                        "account-older-than-90-days",
                        "many-approvals-today"),
                ruling.opinions().stream().map(Opinion::rule).toList());
        assertEquals("account-older-than-90-days (standard-1)", ruling.by());
        assertEquals("The account is older than 90 days.", ruling.decisive().why());
    }

    @Test
    void exactly_90_days_is_not_older() {
        assertEquals(
                Says.REVIEW,
                SafelistPolicy.standard().rule(aCase(Duration.ofDays(90))).says());
        assertEquals(
                Says.APPROVE,
                SafelistPolicy.standard()
                        .rule(aCase(Duration.ofDays(90).plusNanos(1000)))
                        .says());
    }

    @Test
    void hosts_add_rules() {
        SafelistPolicy mine = SafelistPolicy.standard().with("mine-3", always("not-in-december", Says.REFUSE));
        Ruling ruling = mine.rule(aCase(Duration.ofDays(400)));
        assertEquals(Says.REFUSE, ruling.says());
        assertEquals("not-in-december (mine-3)", ruling.by());
    }

    @Test
    void a_policy_that_could_not_be_read_in_a_log_is_none() {
        SafelistRule rule = always("a", Says.REVIEW);
        assertThrows(IllegalArgumentException.class, () -> new SafelistPolicy(" ", List.of(rule), 25));
        assertThrows(IllegalArgumentException.class, () -> new SafelistPolicy("x", List.of(rule, rule), 25));
        assertThrows(IllegalArgumentException.class, () -> new SafelistPolicy("x", List.of(rule), -1));
        assertThrows(IllegalArgumentException.class, () -> always(" ", Says.REVIEW));
    }

    @Test
    void a_dry_run_tells_who_would_have_been_ruled_differently_and_why() {
        Town town = Town.withAnn();
        town.register("bob@example.com");
        town.complaint(Town.ANN).later(Duration.ofMinutes(1)).complaint("bob@example.com");
        town.later(Duration.ofMinutes(1)).optIn("bob@example.com");
        SafelistRequest ann = town.request(Town.ANN).get();
        SafelistRequest bob = town.request("bob@example.com").get();
        List<SafelistPolicy.Difference> different = SafelistPolicy.strict().dryRun(List.of(ann, bob));
        assertEquals(1, different.size());
        assertEquals(ann, different.get(0).request());
        assertEquals("account-older-than-90-days", different.get(0).was().rule());
        assertEquals(
                "complaint-without-later-opt-in",
                different.get(0).now().decisive().rule());
        assertEquals(List.of(), SafelistPolicy.standard().dryRun(List.of(ann, bob)));
    }
}
