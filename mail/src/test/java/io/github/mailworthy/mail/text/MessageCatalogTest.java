package io.github.mailworthy.mail.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.breaker.Burst;
import io.github.mailworthy.card.Action;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.ConsentEvidence;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.safelist.SafelistRule;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessageCatalogTest {
    private final MessageCatalog english = MessageCatalog.english();

    /** Every key that a rule can answer with. */
    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Status status : Status.values()) {
            keys.add("status." + status + ".title");
        }
        List<String> reasons = new ArrayList<>(List.of("LEFT_THE_LIST", "NO_LIST_NAMED"));
        for (Reason reason : Reason.values()) {
            reasons.add(reason.name());
            keys.add("log.Imported." + reason);
        }
        for (String reason : reasons) {
            keys.add("reason." + reason + ".explanation");
            keys.add("reason." + reason + ".remedy");
        }
        for (Action action : Action.values()) {
            keys.add("action." + action);
        }
        for (Refusal.Code code : Refusal.Code.values()) {
            keys.add(Refusal.of(code).text().key());
        }
        for (SafelistRule rule : SafelistPolicy.strict().rules()) {
            keys.add("rule." + rule.name());
        }
        keys.addAll(List.of("rule.no-opinion", "rule.many-approvals-today"));
        for (News.Result result : News.Result.values()) {
            keys.add("summary." + result);
            keys.add("summary.label." + result);
        }
        for (String why : List.of("status-changed", "complained-again", "address-changed", "contact-removed")) {
            keys.add("summary.withdrawn." + why);
            keys.add("log.SafelistWithdrawn." + why);
        }
        keys.add("summary.withdrawn.erased");
        keys.addAll(List.of("card.aside.OPEN", "card.aside.ACQUITTED", "burst.DISSOLVED"));
        for (Burst.Cause cause : Burst.Cause.values()) {
            for (Burst.Verdict verdict : Burst.Verdict.values()) {
                keys.add("burst." + cause + "." + verdict);
            }
        }
        return keys;
    }

    private static List<String> logKeys() {
        List<String> keys = new ArrayList<>(List.of(
                "log.FailedWithoutWeight.unverified",
                "log.FailedWithoutWeight.too-old",
                "log.FailedWithoutWeight.not-the-contacts-fault",
                "log.NotedOnly.COMPLAINT.unverified",
                "log.NotedOnly.COMPLAINT.too-old",
                "log.NotedOnly.UNSUBSCRIBE.unverified",
                "log.ListChosen.OUT",
                "log.ListChosen.IN",
                "log.CheckPassed.DOMAIN",
                "log.CheckPassed.MAILBOX",
                "log.CheckFailed.INVALID_ADDRESS",
                "log.CheckFailed.MAIL_SERVER_PROBLEM",
                "log.CheckFailed.RISKY_ADDRESS",
                "log.CheckUndecided.COMPLETED",
                "log.CheckUndecided.UNKNOWN",
                "log.SafelistRequested.CONFIRMED",
                "log.Imported.NOTHING"));
        for (BounceCategory category : BounceCategory.values()) {
            keys.add("log.Failed." + category);
        }
        for (Consent consent : Consent.values()) {
            if (consent != Consent.SUBSCRIBED) {
                keys.add("log.ConsentTightened." + consent);
            }
        }
        for (ConsentEvidence.Means means : ConsentEvidence.Means.values()) {
            keys.add("log.OptedIn." + means);
        }
        for (Block.Kind kind : Block.Kind.values()) {
            keys.add("log.Blocked." + kind);
        }
        return keys;
    }

    @Test
    void every_key_has_an_english_sentence() {
        List<String> all = new ArrayList<>(keys());
        all.addAll(logKeys());
        for (String key : all) {
            String words = key.equals("refusal.POLICY")
                    ? english.words(Text.of(key, "mine", "My own rule."))
                    : english.words(Text.of(key, "one", "two", "three"));
            assertFalse(words.equals(key) || words.isBlank(), "no sentence for " + key);
            assertFalse(words.contains("{"), key + ": " + words);
        }
    }

    @Test
    void whatever_can_happen_has_at_least_one_sentence() {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.github.mailworthy.mail.text.Messages", java.util.Locale.ROOT, MessageCatalog.class.getModule());
        for (Class<?> what : Happening.class.getPermittedSubclasses()) {
            String name = "log." + what.getSimpleName();
            assertTrue(bundle.keySet().stream().anyMatch(key -> key.equals(name) || key.startsWith(name + ".")), name);
        }
    }

    @Test
    void the_statuses_are_called_by_the_words_that_customers_know() {
        List<String> titles = new ArrayList<>();
        for (Status status : Status.values()) {
            titles.add(english.words(Text.of("status." + status + ".title")));
        }
        assertEquals(
                List.of(
                        "Do not contact",
                        "Spam complaint",
                        "Blocklisted",
                        "Multiple soft bounces",
                        "Declined commercial messages",
                        "Unsubscribed",
                        "Subscribed"),
                titles);
    }

    @Test
    void a_complaints_explanation_says_that_consent_was_revoked() {
        assertTrue(english.words(Text.of("reason.CALLED_IT_SPAM.explanation"))
                .contains("consent to your mail was revoked"));
    }

    @Test
    void a_hosts_words_come_first_and_english_ones_fill_the_gaps() {
        ResourceBundle german = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {
                    {"status.BLOCKLISTED.title", "Gesperrt"},
                    {"rule.declined-lately", "Vor weniger als 30 Tagen abgelehnt."},
                    {"log.Registered", "Wurde Kontakt: {0}"}
                };
            }
        };
        MessageCatalog catalog = MessageCatalog.of(german);
        assertEquals("Gesperrt", catalog.words(Text.of("status.BLOCKLISTED.title")));
        assertEquals("Wurde Kontakt: it's {0}", catalog.words(Text.of("log.Registered", "it's {0}")));
        assertEquals("Subscribed", catalog.words(Text.of("status.SUBSCRIBED.title")));
        assertEquals(
                "Vor weniger als 30 Tagen abgelehnt.",
                catalog.words(Text.of("refusal.POLICY", "declined-lately", "A request …")));
        assertEquals(
                "Not in December.", catalog.words(Text.of("refusal.POLICY", "not-in-december", "Not in December.")));
        assertEquals("no.such.key", catalog.words(Text.of("no.such.key")));
    }
}
