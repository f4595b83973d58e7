package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingProofTest {
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");
    private static final AccountId ACCOUNT = new AccountId("Shop_7");
    private static final EmailAddress KIM = EmailAddress.of("kim_o+news@Remote.example");
    private static final EmailAddress LONG =
            EmailAddress.of("a.rather.long.local.part.of.somebody@a.rather.long.name.of.a.domain.example");
    private static final SendingProof PROOF = SendingProof.at("bounce.sender.example", keys('a', "a"));

    private static ProofKeys keys(char active, String... names) {
        Map<Character, byte[]> keys = new java.util.HashMap<>();
        for (String name : names) {
            keys.put(name.charAt(0), ("secret of sixteen bytes " + name).getBytes(StandardCharsets.UTF_8));
        }
        return ProofKeys.of(keys, active);
    }

    @Test
    void a_return_path_proves_account_recipient_and_day() {
        String path = PROOF.returnPath(ACCOUNT, KIM, NOW);
        Proof proof = PROOF.check(path, List.of(), NOW).orElseThrow();
        assertEquals(Proof.How.RETURN_PATH, proof.how());
        assertEquals(Optional.of(ACCOUNT), proof.account());
        assertEquals(Optional.of(KIM.key()), proof.recipient());
        assertEquals(Optional.of(LocalDate.of(2026, 11, 22)), proof.sentOn());
        assertTrue(path.indexOf('@') <= 64, path);
    }

    @Test
    void it_survives_what_is_done_to_return_paths() {
        String path = PROOF.withPrefix("bounces+").returnPath(ACCOUNT, KIM, NOW);
        for (String form : List.of(
                path.toUpperCase(Locale.ROOT),
                "<" + path + ">",
                "prvs=0123abcdef=" + path,
                "btv1==01234567==" + path)) {
            assertTrue(
                    PROOF.withPrefix("bounces+")
                            .check(form, List.of(KIM.key()), NOW)
                            .isPresent(),
                    form);
        }
    }

    @Test
    void one_that_is_too_long_proves_only_the_recipient_it_was_made_for() {
        String path = PROOF.returnPath(ACCOUNT, LONG, NOW);
        assertTrue(path.indexOf('@') <= 64, path);
        assertEquals(
                Optional.of(LONG.key()),
                PROOF.check(path, List.of("x@y.example", LONG.toString()), NOW).flatMap(Proof::recipient));
        assertEquals(Optional.empty(), PROOF.check(path, List.of("x@y.example"), NOW));
    }

    @Test
    void a_message_id_proves_the_same() {
        String id = PROOF.messageId(ACCOUNT, LONG, "20261122-1", NOW);
        Proof proof = PROOF.check(id, List.of(), NOW).orElseThrow();
        assertEquals(Proof.How.MESSAGE_ID, proof.how());
        assertEquals(Optional.of(LONG.key()), proof.recipient());
    }

    @Test
    void any_letter_changed_proves_nothing() {
        String path = PROOF.returnPath(ACCOUNT, KIM, NOW);
        for (int i = 0; i < path.indexOf('@'); i++) {
            char other = path.charAt(i) == 'x' ? 'y' : 'x';
            String forged = path.substring(0, i) + other + path.substring(i + 1);
            assertEquals(Optional.empty(), PROOF.check(forged, List.of(KIM.key()), NOW), forged);
        }
        assertEquals(Optional.empty(), PROOF.check(path.replace("bounce.", "other."), List.of(), NOW));
        assertEquals(Optional.empty(), PROOF.check("", List.of(), NOW));
        assertEquals(Optional.empty(), PROOF.check("b@bounce.sender.example", List.of(), NOW));
    }

    @Test
    void what_is_older_than_the_window_proves_nothing() {
        String path = PROOF.returnPath(ACCOUNT, KIM, NOW);
        assertTrue(PROOF.check(path, List.of(), NOW.plus(Duration.ofDays(60))).isPresent());
        assertFalse(PROOF.check(path, List.of(), NOW.plus(Duration.ofDays(61))).isPresent());
        assertFalse(PROOF.check(path, List.of(), NOW.minus(Duration.ofDays(3))).isPresent());
    }

    @Test
    void a_key_that_was_rotated_out_of_use_still_proves_until_it_is_removed() {
        String path = PROOF.returnPath(ACCOUNT, KIM, NOW);
        SendingProof rotated = SendingProof.at("bounce.sender.example", keys('b', "a", "b"));
        assertTrue(rotated.check(path, List.of(), NOW).isPresent());
        assertFalse(rotated.returnPath(ACCOUNT, KIM, NOW).equals(path));
        assertFalse(SendingProof.at("bounce.sender.example", keys('b', "b"))
                .check(path, List.of(), NOW)
                .isPresent());
    }

    @Test
    void a_short_key_is_refused_and_no_key_is_ever_shown() {
        assertThrows(IllegalArgumentException.class, () -> ProofKeys.of(Map.of('a', new byte[15]), 'a'));
        assertEquals("ProofKeys[a] active a", keys('a', "a").toString());
    }

    @Test
    void a_bounce_to_a_signed_return_path_is_verified_and_about_nobody_else() {
        FeedbackReader reader = FeedbackReader.standard().with(PROOF, () -> NOW);
        String bounce = """
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: failure notice
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; victim@other.example
                Action: failed
                Status: 5.1.1
                """;
        var ours = reader.read(Samples.bytes(bounce.formatted(PROOF.returnPath(ACCOUNT, KIM, NOW))))
                .feedback()
                .get(0);
        assertTrue(ours.proof().verified());
        assertEquals(List.of(EmailAddress.of(KIM.key())), ours.addresses());
        var forged = reader.read(Samples.bytes(bounce.formatted("bounces@bounce.sender.example")))
                .feedback()
                .get(0);
        assertFalse(forged.proof().verified());
    }

    @Test
    void a_bounce_that_names_a_signed_message_id_is_verified_wherever_it_went() {
        FeedbackReader reader = FeedbackReader.standard().with(PROOF, () -> NOW);
        var bounce = reader.read(Samples.bytes("""
                        From: MAILER-DAEMON@mx.example
                        To: somebody@sender.example
                        Content-Type: message/delivery-status

                        X-Original-Message-ID: %s

                        Final-Recipient: rfc822; kim_o+news@remote.example
                        Action: failed
                        """.formatted(PROOF.messageId(ACCOUNT, KIM, "1", NOW))))
                .feedback()
                .get(0);
        assertEquals(Proof.How.MESSAGE_ID, bounce.proof().how());
    }

    @Test
    void who_has_the_message_is_not_blamed_for_where_it_went_on_to() {
        FeedbackReader reader = FeedbackReader.standard().with(PROOF, () -> NOW);
        var report = reader.read(
                        Samples.bytes("""
                        From: MAILER-DAEMON@mx.example
                        To: %s
                        Content-Type: message/delivery-status

                        Original-Recipient: rfc822; %s
                        Final-Recipient: rfc822; old@elsewhere.example
                        Action: failed
                        Status: 5.1.1

                        Final-Recipient: rfc822; %s
                        Action: delivered
                        Status: 2.0.0
                        """.formatted(PROOF.returnPath(ACCOUNT, KIM, NOW), KIM.key(), KIM.key())))
                .feedback();
        assertEquals(
                List.of(false, true),
                report.stream().map(it -> it.proof().verified()).toList());
    }

    @Test
    void who_answers_a_mail_names_it_and_reports_nothing_of_it() {
        FeedbackReader reader = FeedbackReader.standard().with(PROOF, () -> NOW);
        var letter = reader.read(Samples.bytes("""
                        From: lou@remote.example
                        To: somebody@sender.example
                        In-Reply-To: %s

                        Hi. This is the qmail-send program at mx.example.

                        <kim_o+news@remote.example>:
                        550 no such user
                        """.formatted(PROOF.messageId(ACCOUNT, KIM, "1", NOW))))
                .feedback();
        assertTrue(letter.stream().noneMatch(it -> it.proof().verified()));
    }

    @Test
    void what_makes_no_return_path_is_refused_when_it_is_set() {
        for (String domain : List.of(
                "", " ", "a b", "b.example\r\nX: y", "a b@c\r\nX: y", "b..example", "-b.example", "<b.example>")) {
            assertThrows(IllegalArgumentException.class, () -> SendingProof.at(domain, keys('a', "a")), domain);
        }
        for (String prefix : List.of("bo unces@<", "a@", "b<", ".b", "b..", "\"b", "b(", "b\n", "bü")) {
            assertThrows(IllegalArgumentException.class, () -> PROOF.withPrefix(prefix), prefix);
        }
    }

    @Test
    void a_domain_and_a_prefix_are_ours_however_they_are_written() {
        for (String prefix : List.of("", "bounces+", "b-", "b.", "x=", "a=b+", "Bounces_1.")) {
            SendingProof proof =
                    SendingProof.at("Bounce.Müller.example", keys('a', "a")).withPrefix(prefix);
            String path = proof.returnPath(ACCOUNT, KIM, NOW);
            assertTrue(path.endsWith("@bounce.xn--mller-kva.example"), path);
            for (String back : List.of(path, path.replace("xn--mller-kva", "müller"), "prvs=012=" + path)) {
                assertEquals(
                        Optional.of(KIM.key()),
                        proof.check(back, List.of(KIM.key()), NOW).flatMap(Proof::recipient),
                        back);
            }
        }
    }

    @Test
    void a_report_may_name_a_hashed_recipient_by_the_domain_in_either_form() {
        EmailAddress recipient = EmailAddress.of("maximilian.von.und.zu.langername.strasse@müller-und-söhne.example");
        String path = PROOF.returnPath(ACCOUNT, recipient, NOW);
        for (String named : List.of(
                recipient.toString(), recipient.key(), recipient.toString().toUpperCase(Locale.ROOT))) {
            assertEquals(
                    Optional.of(recipient.key()),
                    PROOF.check(path, List.of(named), NOW).flatMap(Proof::recipient),
                    named);
        }
    }
}
